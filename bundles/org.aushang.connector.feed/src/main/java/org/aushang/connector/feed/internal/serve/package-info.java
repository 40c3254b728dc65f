/** Third room: who asks over HTTP gets what is there, or is told that nothing changed. */
@NullMarked
package org.aushang.connector.feed.internal.serve;

import org.jspecify.annotations.NullMarked;
