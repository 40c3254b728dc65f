/** Webhooks by the Standard Webhooks specification: they wake a host up, and the change feed tells it what changed. */
@NullMarked
package org.aushang.rest.internal.webhook;

import org.jspecify.annotations.NullMarked;
