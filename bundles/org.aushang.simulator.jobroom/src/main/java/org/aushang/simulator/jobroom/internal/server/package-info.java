/** The simulated server. */
@NullMarked
package org.aushang.simulator.jobroom.internal.server;

import org.jspecify.annotations.NullMarked;
