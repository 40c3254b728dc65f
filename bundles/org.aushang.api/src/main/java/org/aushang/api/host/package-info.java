/** Services that hosts call and listeners that they register. */
@Export
@Version("1.1.0")
@NullMarked
package org.aushang.api.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
