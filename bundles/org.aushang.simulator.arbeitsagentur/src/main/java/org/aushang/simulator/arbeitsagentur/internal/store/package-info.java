/** The durable store of the gateway: uploads, reports and every posting it ever accepted. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.store;

import org.jspecify.annotations.NullMarked;
