package org.aushang.dispatch.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.aushang.api.connector.Limits.Rate;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.store.ChannelRepository;
import org.aushang.dispatch.internal.store.PendingChanges;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether and how much a channel may send now: account hold, pause, quiet hours, mass change, rate limit. The decision is stored with its reason. */
final class SendGate {

    private static final Logger log = LoggerFactory.getLogger(SendGate.class);

    private final Channel channel;
    private final Clock clock;
    private final SendPolicy policy;

    SendGate(Channel channel, Clock clock, SendPolicy policy) {
        this.channel = channel;
        this.clock = clock;
        this.policy = policy;
    }

    /**
     * @param hold none: it is open
     * @param until when it is worth asking again; null: until a person acts
     * @param orders how many orders may go now at most
     */
    record Decision(Hold hold, @Nullable Instant until, int orders) {

        boolean isOpen() {
            return hold == Hold.NONE;
        }
    }

    /** Within one transaction. */
    Decision decide(Connection connection) throws SQLException {
        String id = channel.descriptor().channelId();
        ChannelRepository rows = new ChannelRepository(connection);
        ChannelRecord row = rows.of(id);
        Instant now = clock.instant();
        Decision decision = decide(row, connection, now);
        if (decision.hold() == Hold.MASS_CHANGE && row.hold() != Hold.MASS_CHANGE) {
            log.warn("Channel {} is on hold: a mass change waits for approval", id);
        }
        rows.hold(row, decision.hold(), decision.until(), now);
        return decision;
    }

    private Decision decide(ChannelRecord row, Connection connection, Instant now) throws SQLException {
        if (row.hold() == Hold.ACCOUNT_REFUSED) {
            return new Decision(Hold.ACCOUNT_REFUSED, null, 0);
        }
        if (row.paused() || row.removal() == Removal.LEAVE) {
            return new Decision(Hold.PAUSED, null, 0);
        }
        Optional<Instant> quiet = policy.quiet().stream()
                .flatMap(hours -> hours.until(row.id(), now).stream())
                .max(Comparator.naturalOrder());
        if (quiet.isPresent()) {
            return new Decision(Hold.QUIET_HOURS, quiet.get(), 0);
        }
        return exceedsThreshold(row, connection)
                ? new Decision(Hold.MASS_CHANGE, null, 0)
                : rated(row, connection, now);
    }

    private boolean exceedsThreshold(ChannelRecord row, Connection connection) throws SQLException {
        PendingChanges changing = new PendingChanges(connection);
        // Most of the time there is little, and counting what is online can be skipped.
        if (changing.count(row.id(), policy.least() + 1) <= policy.least()) {
            return false;
        }
        int most = policy.most(changing.online(row.id()));
        return changing.count(row.id(), most + 1) > most;
    }

    private Decision rated(ChannelRecord row, Connection connection, Instant now) throws SQLException {
        int batch = channel.descriptor().limits().batchSize();
        Optional<Rate> rate = channel.descriptor().limits().rate();
        if (rate.isEmpty()) {
            return new Decision(Hold.NONE, null, batch);
        }
        SubmissionRepository.Sent sent = new SubmissionRepository(connection)
                .sentSince(row.id(), now.minus(rate.get().within()));
        int left = rate.get().orders() - sent.orders();
        return left > 0
                ? new Decision(Hold.NONE, null, Math.min(batch, left))
                : new Decision(
                        Hold.RATE_LIMIT,
                        sent.oldest().orElse(now).plus(rate.get().within()),
                        0);
    }
}
