package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.instant;
import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.jspecify.annotations.Nullable;

/** The table of channels, within one transaction. */
public final class ChannelRepository {

    private static final String COLUMNS = "id, board, paused_at, removal, hold, hold_since, hold_until";

    private static final String SELECT = "select " + COLUMNS + " from channel ";

    private final Connection connection;
    private final Consumer<String> changed;
    private final StatementRunner run;

    /** @param changed called with each channel whose row changed in a way that hosts can see */
    ChannelRepository(Connection connection, StatementRunner run, Consumer<String> changed) {
        this.connection = connection;
        this.run = run;
        this.changed = changed;
    }

    public List<ChannelRecord> all() throws SQLException {
        return list(SELECT + "order by id");
    }

    /**
     * What the channel's administrators are notified of.
     *
     * @param hold what makes it stand still
     * @param accepted whether its board accepted anything at any time
     */
    public record Life(Hold hold, boolean accepted) {}

    public Life life(String id) throws SQLException {
        return run.query(
                connection,
                "select hold, edition from channel where id = ?",
                row -> row.next() ? new Life(hold(row), row.getLong("edition") > 0) : new Life(Hold.NONE, false),
                id);
    }

    public ChannelRecord of(String id) throws SQLException {
        return find(id).orElseGet(() -> ChannelRecord.unknown(id));
    }

    public Optional<ChannelRecord> find(String id) throws SQLException {
        return list(SELECT + "where id = ?", id).stream().findFirst();
    }

    /**
     * A channel, and one of its jobs.
     *
     * @param known whether the job has a publication
     */
    public record Asked(ChannelRecord channel, boolean known) {}

    /** Both in one query, because every publish call needs them. */
    public Optional<Asked> find(String id, String job) throws SQLException {
        return run.query(
                connection,
                "select " + COLUMNS + ", exists (select 1 from publication where channel = ? and job = ?) as known"
                        + " from channel where id = ?",
                row -> row.next() ? Optional.of(new Asked(read(row), row.getBoolean("known"))) : Optional.empty(),
                id,
                job,
                id);
    }

    /** Inserts the row of a channel when it is first used or registered. */
    public void insertIfAbsent(String id, Instant now) throws SQLException {
        if (find(id).isEmpty()) {
            run.update(connection, "insert into channel (id, board, described_at) values (?, '', ?)", id, utc(now));
            changed.accept(id);
        }
    }

    public void board(String id, String board, Instant now) throws SQLException {
        Optional<ChannelRecord> known = find(id);
        if (known.isEmpty()) {
            insertIfAbsent(id, now);
        }
        if (known.isEmpty() || !known.get().board().equals(board)) {
            run.update(connection, "update channel set board = ?, described_at = ? where id = ?", board, utc(now), id);
            changed.accept(id);
        }
    }

    /** The codes that were said of it, locked until the transaction ends. */
    public Set<String> lockNotifiedCodes(String id) throws SQLException {
        return run.query(
                connection,
                "select notified_codes from channel where id = ? for update",
                row -> row.next() && !row.getString(1).isEmpty()
                        ? new TreeSet<>(List.of(row.getString(1).split(",")))
                        : new TreeSet<>(),
                id);
    }

    public void notifiedCodes(String id, Set<String> codes) throws SQLException {
        run.update(
                connection,
                "update channel set notified_codes = ? where id = ?",
                Columns.cut(4000, String.join(",", codes)),
                id);
        changed.accept(id);
    }

    public void paused(String id, @Nullable Instant since) throws SQLException {
        run.update(connection, "update channel set paused_at = ? where id = ?", utc(since), id);
        changed.accept(id);
    }

    /** A person ended this hold: what is shown must not wait for the next pass. */
    public void release(String id, Hold hold, Instant now) throws SQLException {
        Optional<ChannelRecord> row = find(id);
        if (row.isPresent() && row.get().hold() == hold) {
            hold(row.get(), Hold.NONE, null, now);
        }
    }

    public void removal(String id, Removal removal) throws SQLException {
        run.update(
                connection,
                "update channel set removal = ? where id = ?",
                removal == Removal.LATER ? "" : removal.name(),
                id);
        changed.accept(id);
    }

    /** Written only where it changes; the moment counts from the first time. */
    public void hold(ChannelRecord before, Hold hold, @Nullable Instant until, Instant now) throws SQLException {
        if (before.hold() != hold || !Objects.equals(utc(before.holdUntil()), utc(until))) {
            run.update(
                    connection,
                    "update channel set hold = ?, hold_since = ?, hold_until = ? where id = ?",
                    hold == Hold.NONE ? "" : hold.name(),
                    hold == Hold.NONE ? null : utc(before.hold() == hold ? before.holdSince() : now),
                    utc(until),
                    before.id());
            changed.accept(before.id());
        }
    }

    /** What the board said of the account need not be true any more. */
    public void clearAccountHold(String id, Instant now) throws SQLException {
        release(id, Hold.ACCOUNT_REFUSED, now);
    }

    private List<ChannelRecord> list(String sql, Object... arguments) throws SQLException {
        return run.query(
                connection,
                sql,
                rows -> {
                    List<ChannelRecord> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(read(rows));
                    }
                    return found;
                },
                arguments);
    }

    private static ChannelRecord read(ResultSet row) throws SQLException {
        String removal = row.getString("removal");
        return new ChannelRecord(
                row.getString("id"),
                row.getString("board"),
                instant(row, "paused_at"),
                removal.isEmpty() ? Removal.LATER : Removal.valueOf(removal),
                hold(row),
                instant(row, "hold_since"),
                instant(row, "hold_until"));
    }

    private static Hold hold(ResultSet row) throws SQLException {
        String hold = row.getString("hold");
        return hold.isEmpty() ? Hold.NONE : Hold.valueOf(hold);
    }
}
