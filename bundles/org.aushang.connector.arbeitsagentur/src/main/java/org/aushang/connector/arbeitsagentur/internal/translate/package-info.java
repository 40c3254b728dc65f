/** First step: translates a posting into the words of HR-BA-XML, and says what it had to shorten or leave out. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.translate;

import org.jspecify.annotations.NullMarked;
