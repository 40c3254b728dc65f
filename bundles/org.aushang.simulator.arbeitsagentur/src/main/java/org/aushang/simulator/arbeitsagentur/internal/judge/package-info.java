/** How uploads are judged, from the schema to the word list; written from the papers, not from any client's code. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.judge;

import org.jspecify.annotations.NullMarked;
