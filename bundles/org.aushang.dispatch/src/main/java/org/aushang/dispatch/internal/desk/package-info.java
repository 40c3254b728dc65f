/** Where hosts come in: wishes are written down here, and changes are told from here. */
@NullMarked
package org.aushang.dispatch.internal.desk;

import org.jspecify.annotations.NullMarked;
