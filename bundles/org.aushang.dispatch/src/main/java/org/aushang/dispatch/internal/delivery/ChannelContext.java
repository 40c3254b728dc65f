package org.aushang.dispatch.internal.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.aushang.api.connector.Limits;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.store.Ledger;

/**
 * What all steps of a pass over one channel share.
 *
 * @param contexts makes what connectors are given
 */
record ChannelContext(
        Channel channel,
        Ledger ledger,
        Clock clock,
        IdGenerator ids,
        RandomGenerator random,
        SendPolicy policy,
        ConnectorContexts contexts) {

    String id() {
        return channel.descriptor().channel().value();
    }

    Limits limits() {
        return channel.descriptor().limits();
    }

    Instant now() {
        return clock.instant();
    }
}
