/** A board unlike the first: it fetches, and everything it may see is read from the channel view. */
@NullMarked
package org.aushang.connector.feed.internal;

import org.jspecify.annotations.NullMarked;
