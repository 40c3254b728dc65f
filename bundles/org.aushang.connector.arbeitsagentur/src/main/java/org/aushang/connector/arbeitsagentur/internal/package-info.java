/** The Bundesagentur für Arbeit as a channel: translate, check, envelope, deliver, and back through protocol. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal;

import org.jspecify.annotations.NullMarked;
