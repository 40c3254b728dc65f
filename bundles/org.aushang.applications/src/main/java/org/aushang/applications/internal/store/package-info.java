/** The inbox in its database; contents are encrypted. */
@NullMarked
package org.aushang.applications.internal.store;

import org.jspecify.annotations.NullMarked;
