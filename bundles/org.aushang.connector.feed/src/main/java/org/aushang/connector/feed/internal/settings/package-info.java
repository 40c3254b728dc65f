/** The configuration of one feed channel, parsed, and the texts of this connector. */
@NullMarked
package org.aushang.connector.feed.internal.settings;

import org.jspecify.annotations.NullMarked;
