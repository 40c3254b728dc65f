package org.aushang.dispatch.internal.ledger;

import static org.aushang.dispatch.internal.ledger.Publications.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.spi.ExclusiveKey;

/**
 * Send times that strictly rise for each exclusive key, across nodes and restarts. In the hour that autumn doubles they
 * only move forward: a name used in the first pass is never used in the second.
 */
public final class SendTimes {

    private final Connection connection;
    private final QueryRunner run = new Runner();

    public SendTimes(Connection connection) {
        this.connection = connection;
    }

    /** Either the send time, or when it is worth asking again. */
    public sealed interface Turn {

        /** @param sendTime full seconds by the key's clock, taken for good */
        record Now(LocalDateTime sendTime) implements Turn {}

        /** @param until when the distance to the last one is kept */
        record Wait(Instant until) implements Turn {}
    }

    private record Last(LocalDateTime sendTime, Instant at) {}

    public Turn take(ExclusiveKey key, Instant now) throws SQLException {
        LocalDateTime wish = LocalDateTime.ofInstant(now, key.clock()).truncatedTo(ChronoUnit.SECONDS);
        Optional<Last> last = run.query(
                connection,
                "select last_send_time, last_at from exclusive_key where name = ? for update",
                rows -> rows.next()
                        ? Optional.of(new Last(
                                rows.getObject(1, LocalDateTime.class),
                                rows.getObject(2, OffsetDateTime.class).toInstant()))
                        : Optional.empty(),
                key.key());
        if (last.isEmpty()) {
            run.update(
                    connection,
                    "insert into exclusive_key (name, last_send_time, last_at) values (?, ?, ?)",
                    key.key(),
                    wish,
                    utc(now));
            return new Turn.Now(wish);
        }
        Instant earliest = last.get().at().plus(key.distance());
        if (now.isBefore(earliest)) {
            return new Turn.Wait(earliest);
        }
        LocalDateTime next = last.get().sendTime().plusSeconds(1);
        LocalDateTime taken = wish.isBefore(next) ? next : wish;
        run.update(
                connection,
                "update exclusive_key set last_send_time = ?, last_at = ? where name = ?",
                taken,
                utc(now),
                key.key());
        return new Turn.Now(taken);
    }
}
