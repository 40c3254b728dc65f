/** What Job-Room would refuse, found before it is sent. Pure. */
@NullMarked
package org.aushang.connector.jobroom.internal.check;

import org.jspecify.annotations.NullMarked;
