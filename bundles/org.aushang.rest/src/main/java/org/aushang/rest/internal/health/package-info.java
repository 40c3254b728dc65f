/** Whether this process works, for what starts and stops processes. */
@NullMarked
package org.aushang.rest.internal.health;

import org.jspecify.annotations.NullMarked;
