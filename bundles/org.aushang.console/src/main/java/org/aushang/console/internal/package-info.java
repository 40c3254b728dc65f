/** What is true now, for a person with a browser. */
@NullMarked
package org.aushang.console.internal;

import org.jspecify.annotations.NullMarked;
