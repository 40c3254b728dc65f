/** Control interface of the simulator for people and programs: uploads, their verdicts, and fault injection. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.control;

import org.jspecify.annotations.NullMarked;
