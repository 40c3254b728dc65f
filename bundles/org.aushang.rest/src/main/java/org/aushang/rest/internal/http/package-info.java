/** How requests come in and answers go out: routes, conditions, problems. */
@NullMarked
package org.aushang.rest.internal.http;

import org.jspecify.annotations.NullMarked;
