package org.aushang.api.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Listener for every change of a publication; hosts register it as a service. Where the host has an EventAdmin, the same
 * change is also posted under the topic {@value #TOPIC}.
 */
@ConsumerType
@FunctionalInterface
public interface PublicationListener {

    /** Properties: {@code channel}, {@code job}, {@code state}, and the status itself as {@code status}. */
    String TOPIC = "org/aushang/publication/CHANGED";

    /**
     * Called after the change is durable, on a thread of ours, possibly more than once for one change and never in
     * parallel for one channel. It should return soon; what it throws is logged and changes nothing.
     */
    void changed(PublicationStatus status);
}
