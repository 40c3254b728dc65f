/** From the bytes of a mail to an application. Pure. */
@NullMarked
package org.aushang.applications.internal.mail;

import org.jspecify.annotations.NullMarked;
