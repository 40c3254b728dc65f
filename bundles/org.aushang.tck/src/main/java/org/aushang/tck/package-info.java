/**
 * The kit for connector authors: extend {@link org.aushang.tck.JobBoardPublisherContract}, tell it how to reach your
 * board in a test, and every numbered rule of {@link org.aushang.api.connector.JobBoardPublisher} is held against your connector.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.aushang.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
