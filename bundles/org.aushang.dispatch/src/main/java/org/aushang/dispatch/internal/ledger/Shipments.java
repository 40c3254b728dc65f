package org.aushang.dispatch.internal.ledger;

import static org.aushang.dispatch.internal.ledger.Publications.instant;
import static org.aushang.dispatch.internal.ledger.Publications.utc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.api.spi.Receipt.Aim;
import org.aushang.dispatch.internal.ledger.Shipment.Line;
import org.aushang.dispatch.internal.ledger.Shipment.Stage;

/** The tables of submissions and their orders, within one transaction. */
public final class Shipments {

    private static final String COLUMNS =
            "id, channel, state, attempts, send_time, started_at, receipt, handed_over_at, looks, next_at";

    private final Connection connection;
    private final QueryRunner run = new QueryRunner();

    public Shipments(Connection connection) {
        this.connection = connection;
    }

    /** Those of a channel at a stage, oldest first. */
    public List<Shipment> at(Stage stage, String channel) throws SQLException {
        return list("where channel = ? and state = ? order by id", channel, stage.name());
    }

    /** When the next one wants something; empty if none does. */
    public Optional<Instant> nextDue(String channel) throws SQLException {
        return run.query(
                connection,
                "select min(next_at) from submission where channel = ? and state in ('OPEN','UNKNOWN','DELIVERED')",
                row -> row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty(),
                channel);
    }

    /** What was deferred is tried again now. */
    public void hurry(String channel, Instant now) throws SQLException {
        run.update(
                connection,
                "update submission set next_at = ? where channel = ? and state = 'OPEN' and next_at > ?",
                utc(now),
                channel,
                utc(now));
    }

    public void insert(Shipment shipment) throws SQLException {
        run.update(
                connection,
                "insert into submission (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?)",
                shipment.id().value(),
                shipment.channel(),
                shipment.stage().name(),
                shipment.attempts(),
                shipment.sendTime(),
                utc(shipment.startedAt()),
                shipment.receipt(),
                utc(shipment.handedOverAt()),
                shipment.looks(),
                utc(shipment.nextAt()));
        lines(shipment);
    }

    /** Everything, the orders included. */
    public void update(Shipment shipment) throws SQLException {
        run.update(
                connection,
                "update submission set state = ?, attempts = ?, send_time = ?, started_at = ?, receipt = ?,"
                        + " handed_over_at = ?, looks = ?, next_at = ? where id = ?",
                shipment.stage().name(),
                shipment.attempts(),
                shipment.sendTime(),
                utc(shipment.startedAt()),
                shipment.receipt(),
                utc(shipment.handedOverAt()),
                shipment.looks(),
                utc(shipment.nextAt()),
                shipment.id().value());
        run.update(
                connection,
                "delete from submission_order where submission = ?",
                shipment.id().value());
        lines(shipment);
    }

    private void lines(Shipment shipment) throws SQLException {
        Object[][] rows = new Object[shipment.lines().size()][];
        for (int i = 0; i < rows.length; i++) {
            Line line = shipment.lines().get(i);
            rows[i] = new Object[] {
                shipment.id().value(),
                i,
                line.publication().value(),
                line.aim().name(),
                line.payload(),
                line.digest(),
                line.decided()
            };
        }
        if (rows.length > 0) {
            run.batch(
                    connection,
                    "insert into submission_order (submission, position, publication, aim, payload, digest, decided)"
                            + " values (?,?,?,?,?,?,?)",
                    rows);
        }
    }

    private List<Shipment> list(String where, Object... arguments) throws SQLException {
        List<Shipment> found = run.query(
                connection,
                "select " + COLUMNS + " from submission " + where,
                rows -> {
                    List<Shipment> shipments = new ArrayList<>();
                    while (rows.next()) {
                        shipments.add(read(rows));
                    }
                    return shipments;
                },
                arguments);
        List<Shipment> whole = new ArrayList<>();
        for (Shipment s : found) {
            whole.add(new Shipment(
                    s.id(),
                    s.channel(),
                    s.stage(),
                    s.attempts(),
                    s.sendTime(),
                    s.startedAt(),
                    s.receipt(),
                    s.handedOverAt(),
                    s.looks(),
                    s.nextAt(),
                    linesOf(s.id())));
        }
        return whole;
    }

    private static Shipment read(ResultSet row) throws SQLException {
        return new Shipment(
                new SubmissionId(row.getString(1)),
                row.getString(2),
                Stage.valueOf(row.getString(3)),
                row.getInt(4),
                row.getObject(5, LocalDateTime.class),
                instant(row, 6),
                row.getString(7),
                instant(row, 8),
                row.getInt(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                List.of());
    }

    private List<Line> linesOf(SubmissionId id) throws SQLException {
        return run.query(
                connection,
                "select publication, aim, payload, digest, decided from submission_order where submission = ? order by position",
                rows -> {
                    List<Line> lines = new ArrayList<>();
                    while (rows.next()) {
                        lines.add(new Line(
                                new PublicationId(rows.getString(1)),
                                Aim.valueOf(rows.getString(2)),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getBoolean(5)));
                    }
                    return lines;
                },
                id.value());
    }

    /** The content with which a submission advertised a publication; empty if it withdrew it, or is not known. */
    public Optional<String> advertised(SubmissionId submission, PublicationId publication) throws SQLException {
        return run.query(
                connection,
                "select payload from submission_order where submission = ? and publication = ? and aim <> 'WITHDRAW'",
                row -> row.next() ? Optional.of(row.getString(1)) : Optional.empty(),
                submission.value(),
                publication.value());
    }
}
