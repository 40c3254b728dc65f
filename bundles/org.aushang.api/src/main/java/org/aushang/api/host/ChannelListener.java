package org.aushang.api.host;

import java.util.List;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Listener for what people have to know of a channel, good or bad: it became active, its board accepted the first posting,
 * a setting is invalid, a certificate is about to expire, the channel is no longer active. Each is delivered once. Register
 * one as a service. Where the host has an EventAdmin, the same comes as an event.
 */
@ConsumerType
@FunctionalInterface
public interface ChannelListener {

    /** The event's topic; its properties are {@code channel}, {@code code}, {@code severity} and {@code finding}. */
    String TOPIC = "org/aushang/channel/ALERT";

    /** The code of the finding that says that a channel became active; of severity {@code INFO}. */
    String ACTIVE = "dispatch.active";

    /** The code of the finding that says that a channel's board accepted its first posting; of severity {@code INFO}. */
    String FIRST_ACCEPTANCE = "dispatch.first-acceptance";

    /** The code of the finding that says that a channel is no longer active; of severity {@code WARNING}. */
    String INACTIVE = "dispatch.inactive";

    /**
     * Called on a thread of the notifier after the notification was recorded; must not block.
     *
     * @param findings at least one; none was delivered before since it was last absent
     */
    void alerted(ChannelId channel, List<Finding> findings);
}
