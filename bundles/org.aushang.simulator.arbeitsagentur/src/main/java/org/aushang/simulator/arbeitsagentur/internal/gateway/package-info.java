/** What a partner's client sees: an index, an upload form, reports. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.gateway;

import org.jspecify.annotations.NullMarked;
