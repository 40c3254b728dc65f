/** What is online, for connectors whose boards fetch. */
@NullMarked
package org.aushang.dispatch.internal.view;

import org.jspecify.annotations.NullMarked;
