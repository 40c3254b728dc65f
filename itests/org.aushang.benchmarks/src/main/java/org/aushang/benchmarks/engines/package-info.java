/** Which embedded database the ledger should use: one program, with a schema and transactions like the ledger's, on each of them. */
@org.jspecify.annotations.NullMarked
package org.aushang.benchmarks.engines;
