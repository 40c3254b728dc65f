/** Texts and settings-independent rules of applications. Pure. */
@NullMarked
package org.aushang.applications.internal.model;

import org.jspecify.annotations.NullMarked;
