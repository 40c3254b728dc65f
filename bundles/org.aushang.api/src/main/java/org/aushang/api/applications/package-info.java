/**
 * Applications on their way from a candidate to the host: what hosts receive and ask, and what sources of applications call.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.aushang.api.applications;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
