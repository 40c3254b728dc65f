/** The way back: what the BA's reports say about each publication. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.protocol;

import org.jspecify.annotations.NullMarked;
