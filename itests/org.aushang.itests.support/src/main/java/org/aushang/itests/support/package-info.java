/** What every story does as host, admin and recruiter. */
@Export
@Version("1.0.0")
@NullMarked
package org.aushang.itests.support;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
