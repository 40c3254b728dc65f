/** The registered connectors and the time-limited calls to them. */
@NullMarked
package org.aushang.dispatch.internal.connector;

import org.jspecify.annotations.NullMarked;
