/** First room: what search engines and aggregators require of a posting. */
@NullMarked
package org.aushang.connector.feed.internal.check;

import org.jspecify.annotations.NullMarked;
