/** Results of pure functions that are asked the same again and again. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.memo;

import org.jspecify.annotations.NullMarked;
