/** The domain: publications, submissions, the state machine and its policies. Pure: no I/O, no clock of its own. */
@NullMarked
package org.aushang.dispatch.internal.model;

import org.jspecify.annotations.NullMarked;
