package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.instant;
import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.aushang.api.connector.ExclusiveKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Send times that strictly rise for each exclusive key, across nodes and restarts. In the hour that autumn doubles they
 * only move forward: a name used in the first pass is never used in the second.
 */
public final class SendTimes {

    private static final Logger log = LoggerFactory.getLogger(SendTimes.class);

    /** Clocks of several nodes differ by less. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final Connection connection;
    private final StatementRunner run;

    SendTimes(Connection connection, StatementRunner run) {
        this.connection = connection;
        this.run = run;
    }

    /** Either the send time, or when it is worth asking again. */
    public sealed interface Turn {

        /** @param sendTime full seconds by the key's clock, taken for good */
        record Now(LocalDateTime sendTime) implements Turn {}

        /** @param until when the distance to the last one is kept */
        record Wait(Instant until) implements Turn {}
    }

    private record Last(LocalDateTime sendTime, Instant at) {}

    /** Until when the key's interval is not over yet; empty: a send time can be taken now. Takes none. */
    public Optional<Instant> waitUntil(ExclusiveKey key, Instant now) throws SQLException {
        Optional<Instant> lastAt = run.query(
                connection,
                "select last_at from exclusive_key where name = ?",
                rows -> rows.next() ? Optional.ofNullable(instant(rows, 1)) : Optional.empty(),
                key.key());
        return lastAt.filter(at -> !at.isAfter(now.plus(AHEAD)))
                .map(at -> at.plus(key.interval()))
                .filter(now::isBefore);
    }

    public Turn take(ExclusiveKey key, Instant now) throws SQLException {
        LocalDateTime desired = LocalDateTime.ofInstant(now, key.clock()).truncatedTo(ChronoUnit.SECONDS);
        Optional<Last> last = run.query(
                connection,
                "select last_send_time, last_at from exclusive_key where name = ? for update",
                rows -> rows.next()
                        ? Optional.of(new Last(
                                rows.getObject("last_send_time", LocalDateTime.class),
                                rows.getObject("last_at", OffsetDateTime.class).toInstant()))
                        : Optional.empty(),
                key.key());
        if (last.isEmpty()) {
            run.update(
                    connection,
                    "insert into exclusive_key (name, last_send_time, last_at) values (?, ?, ?)",
                    key.key(),
                    desired,
                    utc(now));
            return new Turn.Now(desired);
        }
        if (last.get().at().isAfter(now.plus(AHEAD))) {
            // Otherwise the channel would wait until that clock's time has come; its names are not used a second time
            // before.
            log.warn(
                    "{} last sent at {}, which is still to come: the clock was wrong then or is wrong now; it goes on from now",
                    key.key(),
                    last.get().at());
            return go(key, desired, now);
        }
        Instant earliest = last.get().at().plus(key.interval());
        if (now.isBefore(earliest)) {
            return new Turn.Wait(earliest);
        }
        LocalDateTime next = last.get().sendTime().plusSeconds(1);
        return go(key, desired.isBefore(next) ? next : desired, now);
    }

    private Turn go(ExclusiveKey key, LocalDateTime taken, Instant now) throws SQLException {
        run.update(
                connection,
                "update exclusive_key set last_send_time = ?, last_at = ? where name = ?",
                taken,
                utc(now),
                key.key());
        return new Turn.Now(taken);
    }
}
