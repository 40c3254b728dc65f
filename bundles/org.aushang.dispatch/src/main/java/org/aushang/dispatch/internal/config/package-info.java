/** The configuration of this bundle and its metatype. */
@NullMarked
package org.aushang.dispatch.internal.config;

import org.jspecify.annotations.NullMarked;
