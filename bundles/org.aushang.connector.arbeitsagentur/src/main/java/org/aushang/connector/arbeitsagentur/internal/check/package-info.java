/** Second room: finds what the BA would refuse, before anything is sent. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.check;

import org.jspecify.annotations.NullMarked;
