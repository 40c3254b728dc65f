/** The BA's catalogue as this node has it: imported from the partner's own zip, searched with Lucene. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.occupation;

import org.jspecify.annotations.NullMarked;
