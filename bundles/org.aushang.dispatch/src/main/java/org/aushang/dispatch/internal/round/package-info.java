/** The work: round by round each channel is asked, told and listened to, driven by comparing what is wanted with what is. */
@NullMarked
package org.aushang.dispatch.internal.round;

import org.jspecify.annotations.NullMarked;
