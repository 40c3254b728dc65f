/** The transactional outbox: desired state in, submissions out, verdicts back. The only stateful bundle besides applications. */
@NullMarked
package org.aushang.dispatch.internal;

import org.jspecify.annotations.NullMarked;
