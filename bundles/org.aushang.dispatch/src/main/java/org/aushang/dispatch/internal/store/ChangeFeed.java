package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;

/**
 * The table of changes, a durable change feed with one row for the changes of a transaction. A row is written in its own
 * transaction without numbers, because transactions commit in another order than they write. {@link #number} gives numbers to
 * what has committed, one transaction at a time, so a number becomes visible only after all lower ones: a reader that goes on
 * after the highest number it saw never misses a change. Within one transaction.
 */
public final class ChangeFeed {

    /** Changes of one row; with the longest names, all characters escaped, they fit into H2's longest text of 1,048,576. */
    private static final int PART = 500;

    /** Rows that are numbered in one transaction. */
    private static final int NUMBERED = 1_000;

    /** Rows that are read at once. */
    private static final int READ = 100;

    private final Connection connection;
    private final StatementRunner run;

    ChangeFeed(Connection connection, StatementRunner run) {
        this.connection = connection;
        this.run = run;
    }

    /**
     * What changed, without number and time.
     *
     * @param job null if the channel itself changed
     * @param publication null as well then
     * @param state of the publication after the change; null as well then
     */
    record Entry(
            String channel,
            @Nullable String job,
            @Nullable PublicationId publication,
            @Nullable PublicationState state) {}

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

    void append(List<Entry> changes) throws SQLException {
        for (int from = 0; from < changes.size(); from += PART) {
            List<Entry> part = changes.subList(from, Math.min(changes.size(), from + PART));
            run.defer(
                    connection,
                    "insert into change_batch (size, at, changes) values (?, current_timestamp, ?)",
                    part.size(),
                    ChangeCodec.write(part));
        }
    }

    /** Whether changes have committed that have no number yet. */
    public boolean hasUnnumbered() throws SQLException {
        return run.query(
                connection, "select 1 from change_batch where first_revision is null limit 1", ResultSet::next);
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
        List<Object[]> numbers = new ArrayList<>();
        long next = run.query(
                connection,
                "select id, size from change_batch where first_revision is null order by id limit " + NUMBERED,
                rows -> {
                    long first = last + 1;
                    while (rows.next()) {
                        numbers.add(new Object[] {first, rows.getLong("id")});
                        first += rows.getInt("size");
                    }
                    return first;
                });
        if (numbers.isEmpty()) {
            return false;
        }
        run.batch(
                connection,
                "update change_batch set first_revision = ? where id = ?",
                numbers.toArray(Object[][]::new));
        run.update(connection, "update change_sequence set last_revision = ? where name = 'changes'", next - 1);
        return numbers.size() == NUMBERED;
    }

    /** Those with a number after this one, in order. */
    public List<Row> after(long revision, int most) throws SQLException {
        List<Row> found = new ArrayList<>();
        long from = revision + 1;
        long read = -1;
        while (found.size() < most && read != from) {
            read = from;
            from = read(from, most, found);
        }
        return found;
    }

    /**
     * Reads some rows.
     *
     * @return the number to go on with; the same if there is nothing more
     */
    private long read(long from, int most, List<Row> found) throws SQLException {
        return run.query(
                connection,
                """
                select first_revision, at, changes
                from change_batch
                where first_revision >= (
                  select coalesce(max(first_revision), 0) from change_batch where first_revision <= ?)
                order by first_revision
                limit %d"""
                        .formatted(READ),
                rows -> {
                    long next = from;
                    while (rows.next() && found.size() < most) {
                        long number = rows.getLong("first_revision");
                        Instant at = rows.getObject("at", OffsetDateTime.class).toInstant();
                        for (Entry entry : ChangeCodec.read(rows.getString("changes"))) {
                            if (number >= from && found.size() < most) {
                                found.add(row(number, at, entry));
                                next = number + 1;
                            }
                            number++;
                        }
                    }
                    return next;
                },
                from);
    }

    private static Row row(long number, Instant at, Entry entry) {
        return new Row(
                number,
                at,
                new ChannelId(entry.channel()),
                entry.job() == null ? null : PublicationRef.of(entry.channel(), entry.job()),
                entry.publication(),
                entry.state());
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

    /** @return how many rows were purged; 0: nothing is left to purge */
    int purgeBefore(Instant moment, int most) throws SQLException {
        Long newest = run.query(
                connection,
                """
                select max(first_revision + size - 1) as newest
                from (
                  select first_revision, size, at
                  from change_batch
                  where first_revision is not null
                  order by first_revision
                  limit %d) oldest
                where at < ?"""
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
        return run.update(connection, "delete from change_batch where first_revision <= ?", newest);
    }
}
