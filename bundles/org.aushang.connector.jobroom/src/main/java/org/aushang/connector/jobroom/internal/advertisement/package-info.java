/** A posting as Job-Room's interface takes it: JSON, Markdown, languages, and the words that schema.org does not have. Pure. */
@NullMarked
package org.aushang.connector.jobroom.internal.advertisement;

import org.jspecify.annotations.NullMarked;
