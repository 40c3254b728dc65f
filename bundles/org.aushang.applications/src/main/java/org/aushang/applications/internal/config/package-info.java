/** What the platform admin configures. */
@NullMarked
package org.aushang.applications.internal.config;

import org.jspecify.annotations.NullMarked;
