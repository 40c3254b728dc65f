/** Serves the rendered feeds over HTTP with conditional requests. */
@NullMarked
package org.aushang.connector.feed.internal.serve;

import org.jspecify.annotations.NullMarked;
