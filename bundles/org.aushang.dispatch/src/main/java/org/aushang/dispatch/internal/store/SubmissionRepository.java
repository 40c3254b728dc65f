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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;

/** The tables of submissions and their orders, within one transaction. */
public final class SubmissionRepository {

    private static final String COLUMNS =
            "id, channel, state, attempts, send_time, started_at, receipt, delivered_at, polls, next_at, version";

    private final Connection connection;
    private final PublicationRepository publications;
    private final TimelineRepository timeline;
    private final QueryRunner run = new StatementRunner();

    SubmissionRepository(Connection connection, PublicationRepository publications, TimelineRepository timeline) {
        this.connection = connection;
        this.publications = publications;
        this.timeline = timeline;
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
        run.update(
                connection,
                "update submission_order set decided = true where submission = ? and publication = ?",
                submission,
                publication.value());
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
        return run.query(
                connection,
                "select aim from submission_order where submission = ? and publication = ?",
                row -> row.next() ? Aim.valueOf(row.getString(1)) : Aim.CHANGE,
                submission,
                publication.value());
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

    /** How many orders it has. */
    public int size(SubmissionId submission) throws SQLException {
        return run.query(
                connection,
                "select count(*) from submission_order where submission = ?",
                row -> row.next() ? row.getInt(1) : 0,
                submission.value());
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
        lines(record);
    }

    /**
     * Everything, the orders included.
     *
     * @return as it is written down now
     * @throws StaleSubmissionException if it is not any more what we think it is
     */
    public SubmissionRecord update(SubmissionRecord record) throws SQLException {
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
        follow(record);
        return record.with(record.lines(), record.version() + 1);
    }

    /** Contents are large and never change: most of the time only some of the lines are decided by now. */
    private void follow(SubmissionRecord record) throws SQLException {
        List<Line> lines = record.lines();
        if (record.stage() == Stage.CLOSED && !lines.isEmpty() && lines.stream().allMatch(Line::decided)) {
            // That says enough about its orders.
            return;
        }
        List<Stored> before = stored(record.id());
        boolean same = before.size() == lines.size();
        List<Object[]> decided = new ArrayList<>();
        for (int i = 0; same && i < lines.size(); i++) {
            Stored one = before.get(i);
            Line line = lines.get(i);
            same = one.position() == i && one.isOf(line);
            if (one.decided() != line.decided()) {
                decided.add(new Object[] {line.decided(), record.id().value(), i});
            }
        }
        if (!same) {
            Set<String> staying =
                    lines.stream().map(line -> line.publication().value()).collect(Collectors.toSet());
            timeline.leave(
                    record.id(),
                    before.stream()
                            .map(Stored::publication)
                            .filter(publication -> !staying.contains(publication))
                            .toList());
            run.update(
                    connection,
                    "delete from submission_order where submission = ?",
                    record.id().value());
            lines(record);
        } else if (!decided.isEmpty()) {
            run.batch(
                    connection,
                    "update submission_order set decided = ? where submission = ? and position = ?",
                    decided.toArray(Object[][]::new));
        }
    }

    /**
     * A line as it is written down, without its content.
     *
     * @param reason of a withdrawal; otherwise empty
     */
    private record Stored(int position, String publication, Aim aim, String digest, String reason, boolean decided) {

        boolean isOf(Line line) {
            return publication.equals(line.publication().value())
                    && aim == line.aim()
                    && digest.equals(line.digest())
                    && (aim != Aim.WITHDRAW || reason.equals(line.payload()));
        }
    }

    private List<Stored> stored(SubmissionId id) throws SQLException {
        return run.query(
                connection,
                """
                select position, publication, aim, digest, reason, decided
                from submission_order
                where submission = ?
                order by position""",
                rows -> {
                    List<Stored> lines = new ArrayList<>();
                    while (rows.next()) {
                        lines.add(new Stored(
                                rows.getInt("position"),
                                rows.getString("publication"),
                                Aim.valueOf(rows.getString("aim")),
                                rows.getString("digest"),
                                rows.getString("reason"),
                                rows.getBoolean("decided")));
                    }
                    return lines;
                },
                id.value());
    }

    private void lines(SubmissionRecord record) throws SQLException {
        Object[][] rows = new Object[record.lines().size()][];
        for (int i = 0; i < rows.length; i++) {
            Line line = record.lines().get(i);
            rows[i] = new Object[] {
                record.id().value(),
                i,
                line.publication().value(),
                line.aim().name(),
                line.aim() == Aim.WITHDRAW ? line.payload() : "",
                line.digest(),
                line.decided()
            };
        }
        if (rows.length > 0) {
            run.batch(
                    connection,
                    """
                    insert into submission_order (submission, position, publication, aim, reason, digest, decided)
                    values (?,?,?,?,?,?,?)""",
                    rows);
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
            whole.add(s.with(linesOf(s.id(), "''"), s.version()));
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
        return record.with(linesOf(record.id(), ContentRepository.of("o.digest")), record.version());
    }

    private List<Line> linesOf(SubmissionId id, String content) throws SQLException {
        return run.query(
                connection,
                """
                select o.publication, o.aim, o.digest, o.decided,
                  case when o.aim = 'WITHDRAW' then o.reason else %s end as payload
                from submission_order o
                where o.submission = ?
                order by o.position"""
                        .formatted(content),
                rows -> {
                    List<Line> lines = new ArrayList<>();
                    while (rows.next()) {
                        lines.add(new Line(
                                new PublicationId(rows.getString("publication")),
                                Aim.valueOf(rows.getString("aim")),
                                rows.getString("payload"),
                                rows.getString("digest"),
                                rows.getBoolean("decided")));
                    }
                    return lines;
                },
                id.value());
    }

    /** The contents with which a submission published publications; without those that it withdrew. */
    public Map<PublicationId, String> published(SubmissionId submission) throws SQLException {
        return run.query(
                connection,
                """
                select o.publication, c.payload
                from submission_order o join content c on c.digest = o.digest
                where o.submission = ? and o.aim <> 'WITHDRAW'""",
                rows -> {
                    Map<PublicationId, String> contents = new HashMap<>();
                    while (rows.next()) {
                        contents.put(new PublicationId(rows.getString("publication")), rows.getString("payload"));
                    }
                    return contents;
                },
                submission.value());
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
