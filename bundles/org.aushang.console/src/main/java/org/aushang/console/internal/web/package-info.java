/** From a request to a page: routing, security headers, forms and uploads, templates, static files. */
@NullMarked
package org.aushang.console.internal.web;

import org.jspecify.annotations.NullMarked;
