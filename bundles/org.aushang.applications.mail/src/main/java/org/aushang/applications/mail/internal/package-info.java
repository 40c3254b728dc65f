/** Reads applications from mailboxes. */
@NullMarked
package org.aushang.applications.mail.internal;

import org.jspecify.annotations.NullMarked;
