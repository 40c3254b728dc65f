/** The lexical forms of values, and the one JAXB context. */
@NullMarked
package org.aushang.hrbaxml.internal;

import org.jspecify.annotations.NullMarked;
