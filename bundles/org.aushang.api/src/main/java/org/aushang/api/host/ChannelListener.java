package org.aushang.api.host;

import java.util.List;
import org.aushang.api.model.Finding;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Listener for channel alerts: each is delivered once, for instance an invalid setting, a certificate that is about to
 * expire, or the first acceptance. Register one as a service. Where the host has an EventAdmin, the same comes as an event.
 */
@ConsumerType
@FunctionalInterface
public interface ChannelListener {

    /** The event's topic; its properties are {@code channel}, {@code code}, {@code severity} and {@code finding}. */
    String TOPIC = "org/aushang/channel/NEWS";

    /**
     * Called on a thread of the notifier after the notification was recorded; must not block.
     *
     * @param findings at least one, none of them told before since it was last absent
     */
    void news(String channelId, List<Finding> findings);
}
