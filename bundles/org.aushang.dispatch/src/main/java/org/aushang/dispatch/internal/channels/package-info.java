/** The channels that are there now. */
@NullMarked
package org.aushang.dispatch.internal.channels;

import org.jspecify.annotations.NullMarked;
