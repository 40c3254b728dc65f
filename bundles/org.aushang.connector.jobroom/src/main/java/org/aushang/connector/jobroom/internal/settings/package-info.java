/** The configuration of one account at Job-Room, parsed, and the texts of this connector. */
@NullMarked
package org.aushang.connector.jobroom.internal.settings;

import org.jspecify.annotations.NullMarked;
