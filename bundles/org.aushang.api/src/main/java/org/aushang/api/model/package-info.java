/** The nouns of publishing: what a posting is, what we ask a board to do with it, and what is true about it. Everything here is immutable and knows no particular board. */
@Export
@Version("1.1.0")
@NullMarked
package org.aushang.api.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
