/** Connector of Job-Room (Switzerland): the SPI's side. */
@NullMarked
package org.aushang.connector.jobroom.internal;

import org.jspecify.annotations.NullMarked;
