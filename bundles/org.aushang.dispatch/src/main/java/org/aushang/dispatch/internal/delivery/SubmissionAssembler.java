package org.aushang.dispatch.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.api.model.Term;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorBusyException;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.connector.ConnectorInterruptedException;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.FactRepository;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.Remarks;
import org.aushang.dispatch.internal.store.SendTimes;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.aushang.dispatch.internal.store.UnreadableContentException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assembles the next submission: an open one again with the current desired state, or a new batch of what is due.
 * Each posting is checked before it goes. Within one transaction, so that a crash leaves either nothing or an attempt.
 */
final class SubmissionAssembler {

    private static final Logger log = LoggerFactory.getLogger(SubmissionAssembler.class);
    private static final Duration BUSY = Duration.ofMinutes(1);

    private final Channel channel;
    private final Clock clock;
    private final IdGenerator ids;
    private final Set<PublicationId> changed;
    private @Nullable Instant turnsAt;

    SubmissionAssembler(Channel channel, Clock clock, IdGenerator ids, Set<PublicationId> changed) {
        this.channel = channel;
        this.clock = clock;
        this.ids = ids;
        this.changed = changed;
    }

    /** When it is our turn again, after nothing could be formed for want of it; empty: nothing was in the way. */
    Optional<Instant> turnsAt() {
        return Optional.ofNullable(turnsAt);
    }

    /**
     * The submission whose attempt begins now; empty if nothing is due or it is not our turn yet.
     *
     * @param most how many orders, at least 1
     */
    Optional<SubmissionRecord> form(Connection connection, int most) throws SQLException {
        String id = channel.descriptor().channelId();
        Instant now = clock.instant();
        SubmissionRepository submissions = new SubmissionRepository(connection);
        PublicationRepository publications = new PublicationRepository(connection);
        List<SubmissionRecord> open = submissions.at(Stage.OPEN, id);
        List<Publication> candidates = new ArrayList<>();
        if (open.isEmpty()) {
            candidates.addAll(publications.due(id, now, most));
        } else if (!open.get(0).nextAt().isAfter(now)) {
            for (Line line : open.get(0).lines()) {
                publications.lock(line.publication()).ifPresent(candidates::add);
            }
        }
        if (candidates.isEmpty() && (open.isEmpty() || open.get(0).nextAt().isAfter(now))) {
            return Optional.empty();
        }
        Optional<LocalDateTime> sendTime = turn(connection, now);
        if (sendTime.isEmpty()) {
            return Optional.empty();
        }
        SubmissionRecord before = open.isEmpty() ? SubmissionRecord.open(ids.submission(now), id, now) : open.get(0);
        List<Line> lines = new ArrayList<>();
        Map<String, Set<String>> facts = new FactRepository(connection).of(id);
        for (Publication candidate : candidates) {
            line(candidate, before, facts, connection, now).ifPresent(lines::add);
        }
        SubmissionRecord next = before.attempt(sendTime.get(), now, lines);
        if (!open.isEmpty()) {
            next = submissions.update(next);
        } else if (!lines.isEmpty()) {
            submissions.insert(next);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(next);
    }

    private Optional<LocalDateTime> turn(Connection connection, Instant now) throws SQLException {
        if (channel.descriptor().exclusiveKey().isEmpty()) {
            return Optional.of(LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
        }
        SendTimes.Turn turn = new SendTimes(connection)
                .take(channel.descriptor().exclusiveKey().get(), now);
        if (turn instanceof SendTimes.Turn.Wait wait) {
            turnsAt = wait.until();
            return Optional.empty();
        }
        return Optional.of(((SendTimes.Turn.Now) turn).sendTime());
    }

    /** What this publication needs now; empty if nothing, or if our own check holds it back. */
    private Optional<Line> line(
            Publication p, SubmissionRecord record, Map<String, Set<String>> facts, Connection connection, Instant now)
            throws SQLException {
        PublicationRepository publications = new PublicationRepository(connection);
        Remarks remarks = new Remarks(connection);
        Publication desired = PublicationStateMachine.compare(p, now);
        if (desired.state() != PublicationState.PENDING) {
            publications.update(desired.inSubmission(null), now);
            changed.add(p.id());
            return Optional.empty();
        }
        Aim aim = aim(p);
        Optional<Finding> impossible = impossible(p, aim);
        if (impossible.isPresent()) {
            holdBack(p, List.of(impossible.get()), connection, now);
            return Optional.empty();
        }
        if (aim != Aim.WITHDRAW) {
            List<Finding> findings;
            try {
                findings = check(p, online(p, connection), facts);
            } catch (ConnectorBusyException e) {
                // Another posting's fault: this one waits until the connector is back.
                publications.update(p.inSubmission(null).in(PublicationState.PENDING, now, now.plus(BUSY)), now);
                return Optional.empty();
            }
            if (findings.stream().anyMatch(Finding::isError)) {
                holdBack(p, findings, connection, now);
                return Optional.empty();
            }
            remarks.findings(p.id(), findings);
        } else {
            remarks.findings(p.id(), List.of());
        }
        publications.update(
                p.in(PublicationState.PENDING, now, now.plus(ConnectorContexts.LONGEST))
                        .inSubmission(record.id().value()),
                now);
        remarks.step(p.id(), now, "attempt", record.id().value(), record.id());
        String payload = aim == Aim.WITHDRAW ? reason(p) : p.desired().payload();
        return Optional.of(new Line(p.id(), aim, payload, p.desired().digest(), false));
    }

    /** Of a job's first generation that is not on the board nothing is. */
    private static Optional<ChannelRevisions.Row> online(Publication p, Connection connection) throws SQLException {
        return p.generation() == 1 && p.onBoard() == OnBoard.ABSENT
                ? Optional.empty()
                : new ChannelRevisions(connection).online(p.channel(), p.job());
    }

    private void holdBack(Publication p, List<Finding> findings, Connection connection, Instant now)
            throws SQLException {
        String code = findings.get(0).code();
        boolean defect = code.equals("dispatch.defect") || code.equals(Texts.UNREADABLE);
        new PublicationRepository(connection)
                .update(
                        p.inSubmission(null).in(defect ? PublicationState.FAILED : PublicationState.INVALID, now, null),
                        now);
        Remarks remarks = new Remarks(connection);
        remarks.findings(p.id(), findings);
        remarks.step(p.id(), now, defect ? "defect" : "held-back", code);
        changed.add(p.id());
    }

    /** What the board cannot do is not tried. */
    private Optional<Finding> impossible(Publication p, Aim aim) {
        return aim != Aim.WITHDRAW || channel.capabilities().canWithdraw()
                ? Optional.empty()
                : Optional.of(p.wanted() ? Texts.noChange() : Texts.noWithdrawal());
    }

    /** The one that was given, or the usual one; none where the board wants none. */
    private String reason(Publication p) {
        List<Term> reasons = channel.capabilities().withdrawalReasons();
        return reasons.isEmpty() || !p.desired().reason().isEmpty()
                ? p.desired().reason()
                : reasons.get(0).code();
    }

    private Aim aim(Publication p) {
        if (!p.wanted()) {
            return Aim.WITHDRAW;
        }
        boolean given = p.onBoard() == OnBoard.PRESENT || p.boardState().digest() != null;
        if (!given) {
            return Aim.PUBLISH;
        }
        // Where a change is not possible, the old one goes first and the next generation follows by itself.
        return channel.capabilities().canUpdate() ? Aim.CHANGE : Aim.WITHDRAW;
    }

    private List<Finding> check(Publication p, Optional<ChannelRevisions.Row> there, Map<String, Set<String>> facts) {
        try {
            JobPosting posting = posting(p.desired().payload());
            CheckContext context = ConnectorContexts.check(clock, there.map(ChannelRevisions.Row::posting), facts);
            return List.copyOf(channel.ask(Channels.QUICK, publisher -> publisher.check(posting, context)));
        } catch (ConnectorBusyException | ConnectorInterruptedException e) {
            throw e;
        } catch (UnreadableContentException e) {
            log.error("Publication {} on channel {} is set aside: {}", p.id(), p.channel(), e.getMessage());
            return List.of(Texts.unreadable());
        } catch (ConnectorDefectException | NullPointerException e) {
            log.error("Channel {} failed to check publication {}; it is set aside", p.channel(), p.id(), e);
            return List.of(Texts.defect(p.id().value()));
        }
    }

    /** @throws UnreadableContentException if it cannot be read back, for instance after a limit became stricter */
    static JobPosting posting(String payload) {
        return ChannelRevisions.posting(payload);
    }
}
