/** The SPI for connectors: what a connector implements, and the contexts that it is called with. */
@Export
@Version("1.1.0")
@NullMarked
package org.aushang.api.connector;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
