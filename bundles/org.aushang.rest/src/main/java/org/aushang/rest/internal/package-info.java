/** The REST interface as a servlet. */
@NullMarked
package org.aushang.rest.internal;

import org.jspecify.annotations.NullMarked;
