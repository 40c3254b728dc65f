/** What a posting says to the BA beyond schema.org's words: the names, the form, and a reader of values. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.extension;

import org.jspecify.annotations.NullMarked;
