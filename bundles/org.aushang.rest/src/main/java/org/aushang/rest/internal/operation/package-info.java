/** The operations of the interface. */
@NullMarked
package org.aushang.rest.internal.operation;

import org.jspecify.annotations.NullMarked;
