/** Fourth step: the only package that talks to the gateway. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.deliver;

import org.jspecify.annotations.NullMarked;
