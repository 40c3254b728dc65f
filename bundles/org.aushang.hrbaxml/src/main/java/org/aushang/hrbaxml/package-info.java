/** The BA's language: files of job postings, and the error logs that answer them. Knows nothing of boards or channels. */
@Export
@Version("1.0.0")
@NullMarked
package org.aushang.hrbaxml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
