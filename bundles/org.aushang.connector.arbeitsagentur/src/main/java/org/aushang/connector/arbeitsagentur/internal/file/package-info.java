/** Third step: renders the records into the upload file, under the name that the gateway demands. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.file;

import org.jspecify.annotations.NullMarked;
