/** Who we are to a board: client certificates and their PINs, which enter as text and leave only as key managers. */
@Export
@Version("1.1.0")
@NullMarked
package org.aushang.credentials;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
