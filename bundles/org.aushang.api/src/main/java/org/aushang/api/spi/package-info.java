/** What a connector implements, and what it is handed while it works. */
@Export
@Version("1.1.0")
@NullMarked
package org.aushang.api.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
