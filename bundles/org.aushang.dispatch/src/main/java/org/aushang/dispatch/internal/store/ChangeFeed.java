package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;

/**
 * The table of changes, a durable change feed. A change is written in its own transaction without a number, because
 * transactions commit in another order than they write. {@link #number} gives numbers to what has committed, one transaction
 * at a time, so a number becomes visible only after all lower ones: a reader that goes on after the highest number it saw never
 * misses a change. Within one transaction.
 */
public final class ChangeFeed {

    /** Rows of one statement. */
    private static final int PART = 500;

    /** Rows that are numbered in one transaction. */
    private static final int NUMBERED = 5_000;

    private final Connection connection;
    private final QueryRunner run = new StatementRunner();

    ChangeFeed(Connection connection) {
        this.connection = connection;
    }

    /**
     * One change.
     *
     * @param publication null if the channel itself changed
     * @param id of the publication; null as well then
     * @param state of the publication after the change; null as well then
     */
    public record Row(
            long revision,
            Instant at,
            ChannelId channel,
            @Nullable PublicationRef publication,
            @Nullable PublicationId id,
            @Nullable PublicationState state) {}

    void append(Collection<PublicationId> publications, Collection<String> channels) throws SQLException {
        List<String> ids = publications.stream().map(PublicationId::value).toList();
        for (int from = 0; from < ids.size(); from += PART) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + PART));
            run.update(
                    connection,
                    """
                    insert into change_log (channel, job, publication, state, at)
                    select channel, job, id, state, current_timestamp
                    from publication
                    where id in (%s)
                    order by id"""
                            .formatted(String.join(",", Collections.nCopies(part.size(), "?"))),
                    part.toArray());
        }
        if (!channels.isEmpty()) {
            run.batch(
                    connection,
                    "insert into change_log (channel, at) values (?, current_timestamp)",
                    channels.stream().map(channel -> new Object[] {channel}).toArray(Object[][]::new));
        }
    }

    /** Whether changes have committed that have no number yet. */
    public boolean hasUnnumbered() throws SQLException {
        return run.query(connection, "select 1 from change_log where revision is null limit 1", ResultSet::next);
    }

    /**
     * Numbers what has committed; transactions that do so wait for each other.
     *
     * @return whether there may be more
     */
    public boolean number() throws SQLException {
        long last = run.query(
                connection,
                "select last_revision from change_sequence where name = 'changes' for update",
                row -> row.next() ? row.getLong("last_revision") : 0);
        List<Long> ids = run.query(
                connection, "select id from change_log where revision is null order by id limit " + NUMBERED, rows -> {
                    List<Long> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(rows.getLong("id"));
                    }
                    return found;
                });
        if (ids.isEmpty()) {
            return false;
        }
        Object[][] numbers = new Object[ids.size()][];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = new Object[] {last + i + 1, ids.get(i)};
        }
        run.batch(connection, "update change_log set revision = ? where id = ?", numbers);
        run.update(
                connection, "update change_sequence set last_revision = ? where name = 'changes'", last + ids.size());
        return ids.size() == NUMBERED;
    }

    /** Those with a number after this one, in order. */
    public List<Row> after(long revision, int most) throws SQLException {
        return run.query(
                connection,
                """
                select revision, at, channel, job, publication, state
                from change_log
                where revision > ?
                order by revision
                limit %d"""
                        .formatted(most),
                rows -> {
                    List<Row> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(read(rows));
                    }
                    return found;
                },
                revision);
    }

    private static Row read(ResultSet row) throws SQLException {
        ChannelId channel = new ChannelId(row.getString("channel"));
        String job = row.getString("job");
        String publication = row.getString("publication");
        String state = row.getString("state");
        return new Row(
                row.getLong("revision"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                channel,
                job == null ? null : PublicationRef.of(channel.value(), job),
                publication == null ? null : new PublicationId(publication),
                state == null ? null : PublicationState.valueOf(state));
    }

    /**
     * How far the feed reaches.
     *
     * @param last the highest number; 0 if there was no change
     * @param purged the highest number that is not stored any more; 0 if all are
     */
    public record Bounds(long last, long purged) {}

    public Bounds bounds() throws SQLException {
        return run.query(
                connection,
                "select last_revision, purged_revision from change_sequence where name = 'changes'",
                row -> row.next()
                        ? new Bounds(row.getLong("last_revision"), row.getLong("purged_revision"))
                        : new Bounds(0, 0));
    }

    /** @return how many were purged; 0: nothing is left to purge */
    int purgeBefore(Instant moment, int most) throws SQLException {
        Long newest = run.query(
                connection,
                """
                select max(revision) as newest
                from (select revision from change_log where at < ? and revision is not null order by revision limit %d) old"""
                        .formatted(most),
                row -> row.next() ? row.getObject("newest", Long.class) : null,
                Objects.requireNonNull(utc(moment)));
        if (newest == null) {
            return 0;
        }
        run.update(
                connection,
                "update change_sequence set purged_revision = ? where name = 'changes' and purged_revision < ?",
                newest,
                newest);
        return run.update(connection, "delete from change_log where revision <= ?", newest);
    }
}
