package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.PublicationRepository.cut;
import static org.aushang.dispatch.internal.store.PublicationRepository.utc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.model.Texts;
import org.jspecify.annotations.Nullable;

/** What is said about publications: their findings now, and their timeline for ever. Within one transaction. */
public final class Remarks {

    /** Between arguments; no text of ours has it. */
    private static final String UNIT = "\u001F";

    private static final String COLUMNS = "code, severity, actor, remedy, target, message_key, arguments, message_de,"
            + " message_en, next_de, next_en, raw, fix";

    private final Connection connection;
    private final QueryRunner run = new StatementRunner();

    public Remarks(Connection connection) {
        this.connection = connection;
    }

    /** Replaces what was found before; the worst first. */
    public void findings(PublicationId publication, List<Finding> findings) throws SQLException {
        run.update(connection, "delete from finding where publication = ?", publication.value());
        int position = 0;
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort((a, b) -> a.severity().compareTo(b.severity()));
        for (Finding f : sorted) {
            run.update(
                    connection,
                    "insert into finding (publication, position, code, severity, actor, remedy, target, message_key,"
                            + " arguments, message_de, message_en, next_de, next_en, raw, fix)"
                            + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    publication.value(),
                    position++,
                    cut(100, f.code()),
                    f.severity().name(),
                    f.actor().name(),
                    f.remedy().name(),
                    cut(300, f.target()),
                    cut(100, f.messageKey()),
                    cut(Integer.MAX_VALUE, String.join(UNIT, f.arguments())),
                    cut(Integer.MAX_VALUE, f.message().german()),
                    cut(Integer.MAX_VALUE, f.message().english()),
                    cut(Integer.MAX_VALUE, f.nextStep().german()),
                    cut(Integer.MAX_VALUE, f.nextStep().english()),
                    cut(Integer.MAX_VALUE, f.raw()),
                    FixCodec.write(f.fix()));
        }
    }

    /** What was in the way is over; warnings about the posting itself outlive the way it took. */
    public void clearErrors(PublicationId publication) throws SQLException {
        run.update(
                connection,
                "delete from finding where publication = ?"
                        + " and (severity = 'ERROR' or target like 'channel%' or code like 'dispatch.%')",
                publication.value());
    }

    public List<Finding> findings(PublicationId publication) throws SQLException {
        return list("from finding where publication = ? order by position", publication.value());
    }

    /** Of many publications at once; those without findings are absent. */
    public Map<PublicationId, List<Finding>> findings(List<PublicationId> publications) throws SQLException {
        if (publications.isEmpty()) {
            return Map.of();
        }
        String several = String.join(",", Collections.nCopies(publications.size(), "?"));
        return run.query(
                connection,
                "select " + COLUMNS + ", publication from finding where publication in (" + several
                        + ") order by publication, position",
                rows -> {
                    Map<PublicationId, List<Finding>> found = new HashMap<>();
                    while (rows.next()) {
                        found.computeIfAbsent(new PublicationId(rows.getString(14)), id -> new ArrayList<>())
                                .add(finding(rows));
                    }
                    return found;
                },
                publications.stream().map(PublicationId::value).toArray());
    }

    /** What a board held against an account, where postings wait for that: each code once. */
    public List<Finding> aboutAccount(String channel) throws SQLException {
        Map<String, Finding> byCode = new LinkedHashMap<>();
        list(
                        "from finding where target = 'channel' and severity = 'ERROR' and publication in (select id from"
                                + " publication where channel = ? and state = 'PENDING') order by code limit 1000",
                        channel)
                .forEach(finding -> byCode.putIfAbsent(finding.code(), finding));
        return List.copyOf(byCode.values());
    }

    private List<Finding> list(String from, String argument) throws SQLException {
        return run.query(
                connection,
                "select " + COLUMNS + " " + from,
                rows -> {
                    List<Finding> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(finding(rows));
                    }
                    return found;
                },
                argument);
    }

    private static Finding finding(ResultSet row) throws SQLException {
        String arguments = Optional.ofNullable(row.getString(7)).orElse("");
        return Finding.builder(
                        row.getString(1),
                        new LocalizedText(row.getString(8), row.getString(9)),
                        new LocalizedText(row.getString(10), row.getString(11)))
                .severity(Severity.valueOf(row.getString(2)))
                .actor(Actor.valueOf(row.getString(3)))
                .remedy(Remedy.valueOf(row.getString(4)))
                .target(row.getString(5))
                .message(row.getString(6), arguments.isEmpty() ? List.of() : List.of(arguments.split(UNIT, -1)))
                .raw(row.getString(12))
                .fix(FixCodec.read(row.getString(13)).orElse(null))
                .build();
    }

    /** Adds a step to a publication's timeline. */
    public void step(PublicationId publication, Instant at, String step, String detail) throws SQLException {
        step(publication, at, step, detail, null);
    }

    /** Adds a step that a submission took. */
    public void step(
            PublicationId publication, Instant at, String step, String detail, @Nullable SubmissionId submission)
            throws SQLException {
        run.update(
                connection,
                "insert into timeline (publication, position, at, step, detail, submission) values (?,"
                        + " (select coalesce(max(position), 0) + 1 from timeline where publication = ?), ?, ?, ?, ?)",
                publication.value(),
                publication.value(),
                utc(at),
                step,
                cut(1000, detail),
                submission == null ? null : submission.value());
    }

    /** All generations, oldest first. */
    public List<TimelineEntry> timeline(String channel, String job) throws SQLException {
        Map<String, Deque<ArtifactRef>> kept = new ArtifactRepository(connection).of(channel, job);
        return run.query(
                connection,
                "select at, generation, step, detail, submission from (select t.at, p.generation, t.step, t.detail,"
                        + " t.submission, t.position from timeline t join publication p on p.id = t.publication where"
                        + " p.channel = ? and p.job = ? union all select begun_at, generation, 'requested', '', null, 0 from"
                        + " publication where channel = ? and job = ? and generation = 1 and begun_at is not null) steps order by"
                        + " generation, position",
                rows -> {
                    List<TimelineEntry> found = new ArrayList<>();
                    while (rows.next()) {
                        Instant at = rows.getObject(1, OffsetDateTime.class).toInstant();
                        String submission = rows.getString(5);
                        found.add(new TimelineEntry(
                                at,
                                rows.getInt(2),
                                Texts.step(rows.getString(3)),
                                rows.getString(4),
                                submission == null ? null : new SubmissionId(submission),
                                submission == null
                                        ? List.of()
                                        : upTo(at, kept.getOrDefault(submission, new ArrayDeque<>()))));
                    }
                    return found;
                },
                channel,
                job,
                channel,
                job);
    }

    /** What was kept until then and belongs to no earlier step. */
    private static List<ArtifactRef> upTo(Instant at, Deque<ArtifactRef> kept) {
        List<ArtifactRef> found = new ArrayList<>();
        while (!kept.isEmpty() && !kept.getFirst().storedAt().isAfter(at)) {
            found.add(kept.removeFirst());
        }
        return found;
    }
}
