/** What a host calls and listens to: the desk that takes postings and tells what became of them. */
@Export
@Version("1.0.0")
@NullMarked
package org.aushang.api.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
