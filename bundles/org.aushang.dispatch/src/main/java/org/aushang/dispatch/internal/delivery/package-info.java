/** The delivery pipeline: the scheduler runs one worker for each channel, which assembles, sends, and processes verdicts by comparing desired with actual state. */
@NullMarked
package org.aushang.dispatch.internal.delivery;

import org.jspecify.annotations.NullMarked;
