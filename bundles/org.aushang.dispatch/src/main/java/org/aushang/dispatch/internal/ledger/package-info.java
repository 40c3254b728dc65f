/** The durable memory: plain SQL that H2 and PostgreSQL both speak, one transaction for each step. */
@NullMarked
package org.aushang.dispatch.internal.ledger;

import org.jspecify.annotations.NullMarked;
