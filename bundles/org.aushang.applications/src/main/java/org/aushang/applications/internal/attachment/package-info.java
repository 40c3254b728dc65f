/** What files are, and what may be handed over. */
@NullMarked
package org.aushang.applications.internal.attachment;

import org.jspecify.annotations.NullMarked;
