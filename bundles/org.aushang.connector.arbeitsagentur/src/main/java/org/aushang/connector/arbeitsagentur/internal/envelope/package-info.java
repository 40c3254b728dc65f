/** Third room: puts the records into a file with the name the gateway insists on. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.envelope;

import org.jspecify.annotations.NullMarked;
