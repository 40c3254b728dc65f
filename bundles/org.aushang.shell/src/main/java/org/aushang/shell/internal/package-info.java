/** Commands for an operator. */
@NullMarked
package org.aushang.shell.internal;

import org.jspecify.annotations.NullMarked;
