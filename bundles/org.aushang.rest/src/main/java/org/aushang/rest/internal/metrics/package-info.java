/** Figures for operators, in the format of Prometheus. */
@NullMarked
package org.aushang.rest.internal.metrics;

import org.jspecify.annotations.NullMarked;
