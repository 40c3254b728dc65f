/** What a connector implements, and what it is handed while it works. */
@Export
@Version("1.0.0")
@NullMarked
package org.aushang.api.connector;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
