/** Publishing, cancelling, and reading what Job-Room made of it. */
@NullMarked
package org.aushang.connector.jobroom.internal.deliver;

import org.jspecify.annotations.NullMarked;
