/** The BA's catalogues of occupations and competences, as its partners fetch them (docs/hr-ba-xml.md#occupations, docs/hr-ba-xml.md#competences). */
@Export
@Version("1.0.0")
@NullMarked
package org.aushang.hrbaxml.catalogue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
