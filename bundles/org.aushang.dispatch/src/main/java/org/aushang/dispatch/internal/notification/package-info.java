/** Notifies hosts of changes and assembles the status that they read. */
@NullMarked
package org.aushang.dispatch.internal.notification;

import org.jspecify.annotations.NullMarked;
