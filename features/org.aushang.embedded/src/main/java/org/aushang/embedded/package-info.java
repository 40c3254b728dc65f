/** Aushang inside a program that is no OSGi application. */
@NullMarked
package org.aushang.embedded;

import org.jspecify.annotations.NullMarked;
