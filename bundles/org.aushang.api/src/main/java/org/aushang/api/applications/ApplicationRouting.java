package org.aushang.api.applications;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says where candidates are sent; a service that the dispatcher asks at each {@code publish}. What it last said is kept, so that a
 * restart, in which it comes later than the first posting, changes nothing on a board.
 */
@ConsumerType
public interface ApplicationRouting {

    /** Returns at once; the same until the settings change. */
    ApplicationRoute route();
}
