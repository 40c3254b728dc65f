/** What the gateway remembers: uploads, reports, and every posting it ever took. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.book;

import org.jspecify.annotations.NullMarked;
