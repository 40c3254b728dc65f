/** The embedded runtime as a host uses it. */
@NullMarked
package org.aushang.itests.embedded;

import org.jspecify.annotations.NullMarked;
