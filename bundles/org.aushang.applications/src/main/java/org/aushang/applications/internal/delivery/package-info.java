/** Offers applications to the host until it answers. */
@NullMarked
package org.aushang.applications.internal.delivery;

import org.jspecify.annotations.NullMarked;
