package org.aushang.api.connector;

import org.aushang.api.model.ChannelId;
import org.osgi.annotation.versioning.ProviderType;

/** Starts a poll when the board notifies the connector, for instance through a webhook. A service of the core; thread-safe. */
@ProviderType
public interface ChannelTrigger {

    /**
     * Polls for verdicts of the channel as soon as possible, whatever its poll interval is. Returns at once; a trigger that
     * gets lost is made up for by the next regular poll. An unknown channel is ignored.
     */
    void wake(ChannelId channel);
}
