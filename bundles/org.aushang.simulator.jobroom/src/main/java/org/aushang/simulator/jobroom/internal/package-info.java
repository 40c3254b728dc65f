/** Job-Room's interface, simulated: what SECO documents and what its server was seen to do. */
@NullMarked
package org.aushang.simulator.jobroom.internal;

import org.jspecify.annotations.NullMarked;
