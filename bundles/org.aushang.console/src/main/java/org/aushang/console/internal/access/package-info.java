/** Who is there and what that person may do: the host's session or a login of our own, CSRF tokens, rate limit, audit log. */
@NullMarked
package org.aushang.console.internal.access;

import org.jspecify.annotations.NullMarked;
