/** Validation of uploads, from the schema to the word list; written from the BA's papers, independent of any client's code. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.validation;

import org.jspecify.annotations.NullMarked;
