/** Kills processes with the real bundles in them at random, and compares afterwards what the gateway and the ledger say. */
@NullMarked
package org.aushang.itests.crash;

import org.jspecify.annotations.NullMarked;
