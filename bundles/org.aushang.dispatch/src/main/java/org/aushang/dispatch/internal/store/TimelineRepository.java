package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.cut;
import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.model.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The table of timelines: what happened to each publication. A step that all orders of a submission share is stored once, with the
 * submission; the timeline of a publication is the union of both. Steps are written before the commit. Within one transaction.
 */
public final class TimelineRepository {

    private final Connection connection;
    private final ArtifactRepository artifacts;
    private final StatementRunner run;
    private final List<@Nullable Object[]> steps = new ArrayList<>();

    TimelineRepository(Connection connection, StatementRunner run, ArtifactRepository artifacts) {
        this.connection = connection;
        this.run = run;
        this.artifacts = artifacts;
    }

    /** Appends a step. */
    public void step(PublicationId publication, Instant at, String step, String detail) {
        step(publication, at, step, detail, null);
    }

    /** Appends a step of a submission. */
    public void step(
            PublicationId publication, Instant at, String step, String detail, @Nullable SubmissionId submission) {
        add(publication.value(), submission, at, step, detail);
    }

    /** Appends a step to the timelines of all publications that the submission has orders for. */
    public void stepOfAll(SubmissionId submission, Instant at, String step, String detail) {
        add(null, submission, at, step, detail);
    }

    private void add(
            @Nullable String publication, @Nullable SubmissionId submission, Instant at, String step, String detail) {
        steps.add(new @Nullable Object[] {
            publication, submission == null ? null : submission.value(), utc(at), step, cut(1000, detail)
        });
    }

    /** Gives publications that leave a submission their own copy of the steps so far. */
    void leave(SubmissionId submission, List<String> publications) throws SQLException {
        run.batch(
                connection,
                """
                insert into timeline_step (publication, submission, at, step, detail)
                select ?, submission, at, step, detail
                from timeline_step
                where submission = ? and publication is null
                order by id""",
                publications.stream()
                        .map(publication -> new Object[] {publication, submission.value()})
                        .toArray(Object[][]::new));
    }

    /** Writes the steps of this transaction in one batch. */
    void flush() throws SQLException {
        if (!steps.isEmpty()) {
            run.batch(
                    connection,
                    """
                    insert into timeline_step (publication, submission, at, step, detail)
                    values (?, ?, ?, ?, ?)""",
                    steps.toArray(new Object[0][]));
            steps.clear();
        }
    }

    /** All generations, oldest first. */
    public List<TimelineEntry> timeline(String channel, String job) throws SQLException {
        flush();
        Map<String, Deque<ArtifactRef>> stored = artifacts.of(channel, job);
        return run.query(
                connection,
                """
                select at, generation, step, detail, submission
                from (
                  select t.at, p.generation, t.step, t.detail, t.submission, t.id as position
                  from timeline_step t join publication p on p.id = t.publication
                  where p.channel = ? and p.job = ?
                  union all
                  select t.at, p.generation, t.step, t.detail, t.submission, t.id
                  from publication p
                    join submission_order o on o.publication = p.id
                    join timeline_step t on t.submission = o.submission and t.publication is null
                  where p.channel = ? and p.job = ?
                  union all
                  select created_at, generation, 'requested', '', null, 0
                  from publication
                  where channel = ? and job = ? and generation = 1 and created_at is not null) steps
                order by generation, position""",
                rows -> {
                    List<TimelineEntry> found = new ArrayList<>();
                    while (rows.next()) {
                        Instant at = rows.getObject("at", OffsetDateTime.class).toInstant();
                        String submission = rows.getString("submission");
                        found.add(new TimelineEntry(
                                at,
                                rows.getInt("generation"),
                                Texts.step(rows.getString("step")),
                                rows.getString("detail"),
                                submission == null ? null : new SubmissionId(submission),
                                submission == null
                                        ? List.of()
                                        : upTo(at, stored.getOrDefault(submission, new ArrayDeque<>()))));
                    }
                    return found;
                },
                channel,
                job,
                channel,
                job,
                channel,
                job);
    }

    /** What was stored until then and belongs to no earlier step. */
    private static List<ArtifactRef> upTo(Instant at, Deque<ArtifactRef> stored) {
        List<ArtifactRef> found = new ArrayList<>();
        while (!stored.isEmpty() && !stored.getFirst().storedAt().isAfter(at)) {
            found.add(stored.removeFirst());
        }
        return found;
    }
}
