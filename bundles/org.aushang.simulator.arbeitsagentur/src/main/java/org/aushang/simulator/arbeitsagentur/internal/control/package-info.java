/** For people and programs that rehearse: what arrived, why it was judged so, and what shall go wrong. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.control;

import org.jspecify.annotations.NullMarked;
