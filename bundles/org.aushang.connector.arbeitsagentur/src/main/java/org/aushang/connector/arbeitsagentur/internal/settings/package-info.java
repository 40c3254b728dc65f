/** The channel's configuration, parsed, and the findings about it. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.settings;

import org.jspecify.annotations.NullMarked;
