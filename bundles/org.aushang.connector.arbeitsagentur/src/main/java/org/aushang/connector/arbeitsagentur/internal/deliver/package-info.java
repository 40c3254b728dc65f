/** Fourth room: the only one that talks to the gateway. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.deliver;

import org.jspecify.annotations.NullMarked;
