/** How things of the API look as JSON. */
@NullMarked
package org.aushang.rest.internal.json;

import org.jspecify.annotations.NullMarked;
