/** Second room: a posting as page, as feed entry and as line of a sitemap; pure but for the stream. */
@NullMarked
package org.aushang.connector.feed.internal.render;

import org.jspecify.annotations.NullMarked;
