/** Fault injection: deviations from the behaviour of a sound gateway, on request. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.fault;

import org.jspecify.annotations.NullMarked;
