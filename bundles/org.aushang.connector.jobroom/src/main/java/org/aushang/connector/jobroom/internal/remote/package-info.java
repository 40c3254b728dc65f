/** Job-Room's REST interface: requests, and what became of them. */
@NullMarked
package org.aushang.connector.jobroom.internal.remote;

import org.jspecify.annotations.NullMarked;
