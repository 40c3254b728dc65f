/** The only room that remembers: desk, ledger, rounds. */
@NullMarked
package org.aushang.dispatch.internal;

import org.jspecify.annotations.NullMarked;
