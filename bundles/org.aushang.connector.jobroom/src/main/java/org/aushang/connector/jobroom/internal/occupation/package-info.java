/** SECO's list of occupations. */
@NullMarked
package org.aushang.connector.jobroom.internal.occupation;

import org.jspecify.annotations.NullMarked;
