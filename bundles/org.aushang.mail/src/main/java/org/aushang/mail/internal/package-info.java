/** Alerts of channels by e-mail. */
@NullMarked
package org.aushang.mail.internal;

import org.jspecify.annotations.NullMarked;
