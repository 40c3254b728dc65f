package org.aushang.dispatch.internal.delivery;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.aushang.api.connector.Limits.Rate;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.store.PendingChanges;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.aushang.dispatch.internal.store.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether and how much a channel may send now: account hold, pause, quiet hours, mass change, rate limit. The decision is stored with its reason. */
final class SendGate {

    private static final Logger log = LoggerFactory.getLogger(SendGate.class);

    private final ChannelContext context;

    SendGate(ChannelContext context) {
        this.context = context;
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
    Decision decide(UnitOfWork work) throws SQLException {
        String id = context.id();
        ChannelRecord row = work.channels().of(id);
        Instant now = context.now();
        Decision decision = decide(row, work, now);
        if (decision.hold() == Hold.MASS_CHANGE && row.hold() != Hold.MASS_CHANGE) {
            log.warn("Channel {} is on hold: a mass change waits for approval", id);
        }
        work.channels().hold(row, decision.hold(), decision.until(), now);
        return decision;
    }

    private Decision decide(ChannelRecord row, UnitOfWork work, Instant now) throws SQLException {
        if (row.hold() == Hold.ACCOUNT_REFUSED) {
            return new Decision(Hold.ACCOUNT_REFUSED, null, 0);
        }
        if (row.paused() || row.removal() == Removal.LEAVE) {
            return new Decision(Hold.PAUSED, null, 0);
        }
        Optional<Instant> quiet = context.policy().quietHours().stream()
                .flatMap(hours -> hours.until(row.id(), now).stream())
                .max(Comparator.naturalOrder());
        if (quiet.isPresent()) {
            return new Decision(Hold.QUIET_HOURS, quiet.get(), 0);
        }
        return exceedsThreshold(row, work) ? new Decision(Hold.MASS_CHANGE, null, 0) : rated(row, work, now);
    }

    private boolean exceedsThreshold(ChannelRecord row, UnitOfWork work) throws SQLException {
        PendingChanges pending = work.pendingChanges();
        // Most of the time there is little, and counting what is online can be skipped.
        if (pending.count(row.id(), context.policy().massChangeMinimum() + 1)
                <= context.policy().massChangeMinimum()) {
            return false;
        }
        int threshold = context.policy().threshold(pending.online(row.id()));
        return pending.count(row.id(), threshold + 1) > threshold;
    }

    private Decision rated(ChannelRecord row, UnitOfWork work, Instant now) throws SQLException {
        int batch = context.limits().batchSize();
        Optional<Rate> rate = context.limits().rate();
        if (rate.isEmpty()) {
            return new Decision(Hold.NONE, null, batch);
        }
        SubmissionRepository.Sent sent =
                work.submissions().sentSince(row.id(), now.minus(rate.get().within()));
        int left = rate.get().orders() - sent.orders();
        return left > 0
                ? new Decision(Hold.NONE, null, Math.min(batch, left))
                : new Decision(
                        Hold.RATE_LIMIT,
                        sent.oldest().orElse(now).plus(rate.get().within()),
                        0);
    }
}
