/** A tiny host: it publishes its samples, listens, and writes down what became of each. */
@NullMarked
package org.aushang.demo.internal;

import org.jspecify.annotations.NullMarked;
