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
     * Called after the change is durable, on a thread of ours, in the order of the changes and never in parallel for one
     * listener, possibly more than once for one change, or once for several changes of one publication. On every node, also
     * for what another node changed. What it throws is logged and changes nothing; while it does not return it misses nothing,
     * and holds up nothing else. After a restart it is called for new changes only: a host that must not miss any reads
     * {@link PublicationService#changesAfter}.
     *
     * @param status the present one, which may be later than the change
     */
    void changed(PublicationStatus status);
}
