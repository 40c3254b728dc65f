/** The application form. */
@NullMarked
package org.aushang.applications.internal.web;

import org.jspecify.annotations.NullMarked;
