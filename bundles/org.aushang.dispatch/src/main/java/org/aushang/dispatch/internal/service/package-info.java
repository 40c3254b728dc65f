/** Implementations of the services that hosts and connectors call. */
@NullMarked
package org.aushang.dispatch.internal.service;

import org.jspecify.annotations.NullMarked;
