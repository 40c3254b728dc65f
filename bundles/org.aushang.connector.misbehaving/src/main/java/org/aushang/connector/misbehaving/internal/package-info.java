/** A connector for trials, which does wrong what it is told to do wrong. */
@NullMarked
package org.aushang.connector.misbehaving.internal;

import org.jspecify.annotations.NullMarked;
