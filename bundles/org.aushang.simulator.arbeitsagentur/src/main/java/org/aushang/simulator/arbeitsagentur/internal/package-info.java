/** The Bundesagentur's gateway on this machine: strict, slow on request, and forgetting nothing. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal;

import org.jspecify.annotations.NullMarked;
