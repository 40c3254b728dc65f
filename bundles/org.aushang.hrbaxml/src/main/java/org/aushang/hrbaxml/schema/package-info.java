/** Every type of {@code hrbaxml.xsd}, generated from it: the schema is the source, and no element can be forgotten. */
@Export
@Version("1.0.0")
package org.aushang.hrbaxml.schema;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
