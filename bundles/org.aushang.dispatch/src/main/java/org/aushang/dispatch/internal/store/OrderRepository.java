package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;

/** The table of the orders of submissions, within one transaction. */
public final class OrderRepository {

    private final Connection connection;
    private final TimelineRepository timeline;
    private final StatementRunner run;

    OrderRepository(Connection connection, StatementRunner run, TimelineRepository timeline) {
        this.connection = connection;
        this.run = run;
        this.timeline = timeline;
    }

    /** In their order, with empty contents. */
    List<Line> of(SubmissionId submission) throws SQLException {
        return linesOf(submission, "''");
    }

    List<Line> withContents(SubmissionId submission) throws SQLException {
        return linesOf(submission, ContentRepository.of("o.digest"));
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

    /** How many a submission has. */
    public int size(SubmissionId submission) throws SQLException {
        return run.query(
                connection,
                "select count(*) from submission_order where submission = ?",
                row -> row.next() ? row.getInt(1) : 0,
                submission.value());
    }

    /**
     * This one counts as decided.
     *
     * @return what was ordered
     */
    Aim decide(String submission, PublicationId publication) throws SQLException {
        run.update(
                connection,
                "update submission_order set decided = true where submission = ? and publication = ?",
                submission,
                publication.value());
        return run.query(
                connection,
                "select aim from submission_order where submission = ? and publication = ?",
                row -> row.next() ? Aim.valueOf(row.getString(1)) : Aim.CHANGE,
                submission,
                publication.value());
    }

    /** Contents are large and never change: most of the time only some of the lines are decided by now. */
    void update(SubmissionRecord record) throws SQLException {
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
            insert(record);
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

    void insert(SubmissionRecord record) throws SQLException {
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
}
