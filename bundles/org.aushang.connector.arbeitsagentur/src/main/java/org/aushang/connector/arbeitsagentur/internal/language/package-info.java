/** What German words mean to the BA and to the law: analysis by Lucene, and the lint that is built on it. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.language;

import org.jspecify.annotations.NullMarked;
