/** Who may do what: tokens and their scopes. */
@NullMarked
package org.aushang.rest.internal.access;

import org.jspecify.annotations.NullMarked;
