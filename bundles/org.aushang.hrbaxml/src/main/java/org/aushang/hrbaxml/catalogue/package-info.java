/** The BA's catalogues of occupations and competences, as its partners fetch them (dossier 4.3, 4.4). */
@Export
@Version("1.0.0")
@NullMarked
package org.aushang.hrbaxml.catalogue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
