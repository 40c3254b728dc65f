/** schema.org JobPosting as JSON-LD, the one format every applicant tracking system can already produce, to and from {@code JobPosting}. */
@Export
@Version("1.1.0")
@NullMarked
package org.aushang.schemaorg;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
