/** What the gateway does on request that no good gateway would do. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.mischief;

import org.jspecify.annotations.NullMarked;
