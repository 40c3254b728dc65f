/** What costs how much, as ratios against a named baseline in the same run. */
@NullMarked
package org.aushang.benchmarks;

import org.jspecify.annotations.NullMarked;
