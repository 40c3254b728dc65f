/** Second step: checks a posting against the BA's rules before anything is sent. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.check;

import org.jspecify.annotations.NullMarked;
