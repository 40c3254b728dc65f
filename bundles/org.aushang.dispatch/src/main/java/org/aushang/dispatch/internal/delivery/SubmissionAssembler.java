package org.aushang.dispatch.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.api.model.Term;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.delivery.PostingChecker.Checked;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.SendTimes;
import org.aushang.dispatch.internal.store.UnitOfWork;

/**
 * Assembles the next submission in three steps: {@link #claim} reads what is due (short transaction), {@link PostingChecker} asks
 * the connector about each posting (no transaction), {@link #begin} records what may be sent, if it is still as it was read
 * (short transaction, optimistic). A crash in between leaves what is due as it was.
 */
final class SubmissionAssembler {

    private static final Duration BUSY = Duration.ofMinutes(1);

    private final ChannelContext context;
    private final Channel channel;

    SubmissionAssembler(ChannelContext context) {
        this.context = context;
        this.channel = context.channel();
    }

    /**
     * What is due.
     *
     * @param record the open submission that is attempted again, or a new one
     * @param isNew whether it is not stored yet
     * @param candidates what may go with it, as it was read
     * @param online what the board has of each now, for its check
     * @param facts of the channel, by topic
     */
    record Claim(
            SubmissionRecord record,
            boolean isNew,
            List<Publication> candidates,
            Map<PublicationId, ChannelRevisions.Row> online,
            Map<String, Set<String>> facts) {}

    /**
     * The submission whose attempt begins.
     *
     * @param postings the parsed contents of what is published or changed
     */
    record Prepared(SubmissionRecord record, Map<PublicationId, JobPosting> postings) {}

    /** Either a claim, or since nothing can be sent now the time at which the exclusive key is free again. */
    record Due(Optional<Claim> claim, Optional<Instant> turnsAt) {

        static final Due NOTHING = new Due(Optional.empty(), Optional.empty());
    }

    /** @param most how many orders, at least 1 */
    Due claim(UnitOfWork work, int most) throws SQLException {
        Instant now = context.now();
        List<SubmissionRecord> open = work.submissions().at(Stage.OPEN, context.id());
        List<Publication> candidates = new ArrayList<>();
        if (open.isEmpty()) {
            candidates.addAll(work.publications().due(context.id(), now, most));
        } else if (!open.get(0).nextAt().isAfter(now)) {
            for (Line line : open.get(0).lines()) {
                work.publications().byId(line.publication()).ifPresent(candidates::add);
            }
        }
        if (candidates.isEmpty() && (open.isEmpty() || open.get(0).nextAt().isAfter(now))) {
            return Due.NOTHING;
        }
        Optional<Instant> turnsAt = channel.descriptor().exclusiveKey().isEmpty()
                ? Optional.empty()
                : work.sendTimes().waitUntil(channel.descriptor().exclusiveKey().get(), now);
        if (turnsAt.isPresent()) {
            return new Due(Optional.empty(), turnsAt);
        }
        Map<PublicationId, ChannelRevisions.Row> online = new HashMap<>();
        for (Publication candidate : candidates) {
            online(candidate, work).ifPresent(row -> online.put(candidate.id(), row));
        }
        SubmissionRecord record =
                open.isEmpty() ? SubmissionRecord.open(context.ids().submission(now), context.id(), now) : open.get(0);
        Claim claim = new Claim(
                record, open.isEmpty(), candidates, online, work.facts().of(context.id()));
        return new Due(Optional.of(claim), Optional.empty());
    }

    /** Of a job's first generation that is not on the board nothing is. */
    private static Optional<ChannelRevisions.Row> online(Publication p, UnitOfWork work) throws SQLException {
        return p.generation() == 1 && p.onBoard() == OnBoard.ABSENT
                ? Optional.empty()
                : work.revisions().online(p.channel(), p.job());
    }

    /**
     * Records the attempt with every candidate that is still as it was claimed; the others stay due.
     *
     * @return empty if nothing is left to send, or another node's channel with the same key was faster
     */
    Optional<Prepared> begin(Claim claim, List<Checked> checked, UnitOfWork work) throws SQLException {
        Instant now = context.now();
        Optional<LocalDateTime> sendTime = takeSendTime(work, now);
        if (sendTime.isEmpty()) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        Map<PublicationId, JobPosting> postings = new HashMap<>();
        Map<PublicationId, Publication> locked = work.publications()
                .lockAll(checked.stream()
                        .map(candidate -> candidate.publication().id())
                        .toList());
        work.findings().preload(locked.keySet());
        for (Checked candidate : checked) {
            Publication p = candidate.publication();
            Optional<Publication> present = Optional.ofNullable(locked.get(p.id()));
            if (present.isEmpty() || !present.get().equals(p.withoutPayload())) {
                release(present, claim, work, now);
                continue;
            }
            Optional<Line> line = line(candidate, claim.record(), work, now);
            line.ifPresent(lines::add);
            if (line.isPresent() && candidate.posting() != null) {
                postings.put(p.id(), candidate.posting());
            }
        }
        SubmissionRecord next = claim.record().attempt(sendTime.get(), now, lines);
        if (!lines.isEmpty()) {
            work.timeline().stepOfAll(next.id(), now, "attempt", next.id().value());
        }
        if (!claim.isNew()) {
            next = work.submissions().update(next);
        } else if (!lines.isEmpty()) {
            work.submissions().insert(next);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Prepared(next, postings));
    }

    /** One that the host changed meanwhile leaves the submission that is attempted again, and is due on its own. */
    private static void release(Optional<Publication> present, Claim claim, UnitOfWork work, Instant now)
            throws SQLException {
        String submission = claim.record().id().value();
        if (present.isPresent() && submission.equals(present.get().submission())) {
            work.publications()
                    .update(PublicationStateMachine.compare(present.get().inSubmission(null), now), now);
            work.changed(present.get().id());
        }
    }

    private Optional<LocalDateTime> takeSendTime(UnitOfWork work, Instant now) throws SQLException {
        if (channel.descriptor().exclusiveKey().isEmpty()) {
            return Optional.of(LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
        }
        SendTimes.Turn turn =
                work.sendTimes().take(channel.descriptor().exclusiveKey().get(), now);
        return turn instanceof SendTimes.Turn.Now taken ? Optional.of(taken.sendTime()) : Optional.empty();
    }

    /** The order that this publication needs now; empty if none, or if its check made it invalid. */
    private Optional<Line> line(Checked checked, SubmissionRecord record, UnitOfWork work, Instant now)
            throws SQLException {
        Publication p = checked.publication();
        Publication desired = PublicationStateMachine.compare(p, now);
        if (desired.state() != PublicationState.PENDING) {
            work.publications().update(desired.inSubmission(null), now);
            work.changed(p.id());
            return Optional.empty();
        }
        if (checked.busy()) {
            work.publications().update(p.inSubmission(null).in(PublicationState.PENDING, now, now.plus(BUSY)), now);
            return Optional.empty();
        }
        Optional<Finding> impossible = impossible(p, checked.aim());
        List<Finding> findings = impossible.map(List::of).orElse(checked.findings());
        if (findings.stream().anyMatch(Finding::isError)) {
            invalidate(p, findings, work, now);
            return Optional.empty();
        }
        work.findings().findings(p.id(), findings);
        work.publications()
                .update(
                        p.in(PublicationState.PENDING, now, now.plus(ConnectorContexts.LONGEST))
                                .inSubmission(record.id().value()),
                        now);
        String payload = checked.aim() == Aim.WITHDRAW ? reason(p) : p.desired().payload();
        return Optional.of(new Line(p.id(), checked.aim(), payload, p.desired().digest(), false));
    }

    private static void invalidate(Publication p, List<Finding> findings, UnitOfWork work, Instant now)
            throws SQLException {
        String code = findings.get(0).code();
        boolean defect = code.equals("dispatch.defect") || code.equals(Texts.UNREADABLE);
        work.publications()
                .update(
                        p.inSubmission(null).in(defect ? PublicationState.FAILED : PublicationState.INVALID, now, null),
                        now);
        work.findings().findings(p.id(), findings);
        work.timeline().step(p.id(), now, defect ? "defect" : "held-back", code);
        work.changed(p.id());
    }

    /** What the board cannot do is not tried. */
    private Optional<Finding> impossible(Publication p, Aim aim) {
        return aim != Aim.WITHDRAW || channel.capabilities().canWithdraw()
                ? Optional.empty()
                : Optional.of(p.wanted() ? Texts.noChange() : Texts.noWithdrawal());
    }

    /** The reason that was given, that of a change, or the usual one; none where the board wants none. */
    private String reason(Publication p) {
        List<Term> reasons = channel.capabilities().withdrawalReasons();
        if (reasons.isEmpty() || !p.desired().reason().isEmpty()) {
            return p.desired().reason();
        }
        String change = channel.capabilities().changeReason();
        return p.wanted() && !change.isEmpty() ? change : reasons.get(0).code();
    }
}
