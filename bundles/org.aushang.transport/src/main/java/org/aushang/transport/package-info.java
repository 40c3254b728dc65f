/** A conversation with proof of identity: mutual TLS to one gateway, pages, uploads, downloads. */
@Export
@Version("1.0.0")
@NullMarked
package org.aushang.transport;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
