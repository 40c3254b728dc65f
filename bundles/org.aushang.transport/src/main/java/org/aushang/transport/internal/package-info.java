/** The JDK's HTTP client, dressed for one conversation and dropped after it. */
@NullMarked
package org.aushang.transport.internal;

import org.jspecify.annotations.NullMarked;
