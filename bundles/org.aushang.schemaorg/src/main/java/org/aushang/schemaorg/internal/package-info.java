/** How a page or document becomes a tree, a tree becomes postings, and HTML becomes text. */
@NullMarked
package org.aushang.schemaorg.internal;

import org.jspecify.annotations.NullMarked;
