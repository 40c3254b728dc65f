/** The services that hosts and sources call. */
@NullMarked
package org.aushang.applications.internal.service;

import org.jspecify.annotations.NullMarked;
