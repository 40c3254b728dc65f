package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.instant;
import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;

/** The table of submissions, with their orders, within one transaction. */
public final class SubmissionRepository {

    private static final String COLUMNS =
            "id, channel, state, attempts, send_time, started_at, receipt, delivered_at, polls, next_at, version";

    private final Connection connection;
    private final PublicationRepository publications;
    private final OrderRepository orders;
    private final StatementRunner run;

    SubmissionRepository(
            Connection connection, StatementRunner run, PublicationRepository publications, OrderRepository orders) {
        this.connection = connection;
        this.run = run;
        this.publications = publications;
        this.orders = orders;
    }

    /** Those of a channel at a stage, oldest first; with empty contents, because there may be many. */
    public List<SubmissionRecord> at(Stage stage, String channel) throws SQLException {
        return list("where channel = ? and state = ? order by id", channel, stage.name());
    }

    /** When the next one is worth a look; empty if none is. */
    public Optional<Instant> nextPoll(String channel) throws SQLException {
        return first(
                "select min(next_at) from submission where channel = ? and state in ('IN_DOUBT','DELIVERED')", channel);
    }

    /** When the next one is to be attempted; empty if none is. */
    public Optional<Instant> nextAttempt(String channel) throws SQLException {
        return first("select min(next_at) from submission where channel = ? and state = 'OPEN'", channel);
    }

    private Optional<Instant> first(String sql, String channel) throws SQLException {
        return run.query(
                connection, sql, row -> row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty(), channel);
    }

    /**
     * A report that is no longer awaited: the order counts as decided, and the submission ends with its last.
     *
     * @return what was ordered
     */
    public Aim abandon(String submission, PublicationId publication) throws SQLException {
        Aim aim = orders.decide(submission, publication);
        run.update(
                connection,
                """
                update submission
                set version = version + 1,
                  state = case
                    when exists (select 1 from submission_order o where o.submission = submission.id and not o.decided)
                      then state
                    else 'CLOSED' end
                where id = ?""",
                submission);
        return aim;
    }

    /** What waits for another attempt is no submission any more; its publications wait on their own. */
    public void closeOpen(String channel) throws SQLException {
        publications.flush();
        for (SubmissionRecord open : at(Stage.OPEN, channel)) {
            run.update(
                    connection,
                    "update publication set submission = null where submission = ?",
                    open.id().value());
            update(open.at(Stage.CLOSED, open.nextAt(), List.of()));
        }
    }

    /** When each of these is looked at or attempted next; those that are closed are absent. */
    public Map<String, Instant> nextLooks(Collection<String> submissions) throws SQLException {
        if (submissions.isEmpty()) {
            return Map.of();
        }
        return run.query(
                connection,
                "select id, next_at from submission where state <> 'CLOSED' and id in ("
                        + String.join(",", Collections.nCopies(submissions.size(), "?")) + ")",
                rows -> {
                    Map<String, Instant> found = new HashMap<>();
                    while (rows.next()) {
                        found.put(
                                rows.getString("id"),
                                rows.getObject("next_at", OffsetDateTime.class).toInstant());
                    }
                    return found;
                },
                submissions.toArray());
    }

    /** At which stage one is; empty if it is not known any more. */
    public Optional<Stage> stage(String submission) throws SQLException {
        return run.query(
                connection,
                "select state from submission where id = ?",
                row -> row.next() ? Optional.of(Stage.valueOf(row.getString(1))) : Optional.empty(),
                submission);
    }

    /** What was deferred is tried again now. */
    public void makeDueNow(String channel, Instant now) throws SQLException {
        run.update(
                connection,
                "update submission set next_at = ? where channel = ? and state = 'OPEN' and next_at > ?",
                utc(now),
                channel,
                utc(now));
    }

    /** What is polled later is polled now. */
    public void pollNow(String channel, Instant now) throws SQLException {
        run.update(
                connection,
                """
                update submission set next_at = ?
                where channel = ? and state in ('IN_DOUBT','DELIVERED') and next_at > ?""",
                utc(now),
                channel,
                utc(now));
    }

    public void insert(SubmissionRecord record) throws SQLException {
        run.update(
                connection,
                "insert into submission (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?)",
                record.id().value(),
                record.channel(),
                record.stage().name(),
                record.attempts(),
                record.sendTime(),
                utc(record.startedAt()),
                record.receipt(),
                utc(record.deliveredAt()),
                record.polls(),
                utc(record.nextAt()),
                record.version());
        orders.insert(record);
    }

    /**
     * Everything, the orders included.
     *
     * @return as it is written down now
     * @throws StaleSubmissionException if it is not any more what we think it is
     */
    public SubmissionRecord update(SubmissionRecord record) throws SQLException {
        write(record);
        orders.update(record);
        return record.with(record.lines(), record.version() + 1);
    }

    /**
     * Everything but its orders, which are as they were.
     *
     * @throws StaleSubmissionException if it is not any more what we think it is
     */
    public void postpone(SubmissionRecord record) throws SQLException {
        write(record);
    }

    private void write(SubmissionRecord record) throws SQLException {
        int found = run.update(
                connection,
                """
                update submission
                set state = ?, attempts = ?, send_time = ?, started_at = ?, receipt = ?, delivered_at = ?, polls = ?,
                  next_at = ?, version = ?
                where id = ? and version = ?""",
                record.stage().name(),
                record.attempts(),
                record.sendTime(),
                utc(record.startedAt()),
                record.receipt(),
                utc(record.deliveredAt()),
                record.polls(),
                utc(record.nextAt()),
                record.version() + 1,
                record.id().value(),
                record.version());
        if (found == 0) {
            throw new StaleSubmissionException(record.id());
        }
    }

    private List<SubmissionRecord> list(String where, Object... arguments) throws SQLException {
        List<SubmissionRecord> found = run.query(
                connection,
                "select " + COLUMNS + " from submission " + where,
                rows -> {
                    List<SubmissionRecord> submissions = new ArrayList<>();
                    while (rows.next()) {
                        submissions.add(read(rows));
                    }
                    return submissions;
                },
                arguments);
        List<SubmissionRecord> whole = new ArrayList<>();
        for (SubmissionRecord s : found) {
            whole.add(s.with(orders.of(s.id()), s.version()));
        }
        return whole;
    }

    private static SubmissionRecord read(ResultSet row) throws SQLException {
        return new SubmissionRecord(
                new SubmissionId(row.getString("id")),
                row.getString("channel"),
                Stage.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("send_time", LocalDateTime.class),
                instant(row, "started_at"),
                row.getString("receipt"),
                instant(row, "delivered_at"),
                row.getInt("polls"),
                row.getObject("next_at", OffsetDateTime.class).toInstant(),
                List.of(),
                row.getLong("version"));
    }

    /** The same with the contents of its orders. */
    public SubmissionRecord withContents(SubmissionRecord record) throws SQLException {
        return record.with(orders.withContents(record.id()), record.version());
    }

    /** How many orders left us since then, repetitions not counted twice; and when the oldest of them did. */
    public Sent sentSince(String channel, Instant moment) throws SQLException {
        return run.query(
                connection,
                """
                select count(*) as orders, min(s.started_at) as oldest
                from submission s join submission_order o on o.submission = s.id
                where s.channel = ? and s.started_at > ?""",
                row -> row.next()
                        ? new Sent(row.getInt("orders"), Optional.ofNullable(instant(row, "oldest")))
                        : new Sent(0, Optional.empty()),
                channel,
                utc(moment));
    }

    /** How much was sent. */
    public record Sent(int orders, Optional<Instant> oldest) {}
}
