/** A connector for tests that violates the contract on request: fault injection at the SPI. */
@NullMarked
package org.aushang.connector.misbehaving.internal;

import org.jspecify.annotations.NullMarked;
