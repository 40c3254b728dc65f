package org.aushang.dispatch.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.model.Backoff;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelRepository;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.Remarks;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies verdicts to publications, line by line. What is undecided is polled again, and after the verdict time-out it becomes a finding. */
final class VerdictProcessor {

    private static final Logger log = LoggerFactory.getLogger(VerdictProcessor.class);

    private final Channel channel;
    private final Clock clock;
    private final IdGenerator ids;
    private final Set<PublicationId> changed;

    VerdictProcessor(Channel channel, Clock clock, IdGenerator ids, Set<PublicationId> changed) {
        this.channel = channel;
        this.clock = clock;
        this.ids = ids;
        this.changed = changed;
    }

    static Receipt receipt(SubmissionRecord record) {
        return new Receipt(
                record.id(),
                Objects.requireNonNullElse(record.receipt(), ""),
                Objects.requireNonNullElse(record.handedOverAt(), Instant.EPOCH),
                record.lines().stream()
                        .filter(line -> !line.decided())
                        .map(line -> new Receipt.Entry(line.publication(), line.aim()))
                        .toList());
    }

    /** What a board that never answers was given is as settled as it will ever be. */
    void assumeDelivered(SubmissionRecord record, Connection connection) throws SQLException {
        Instant now = clock.instant();
        for (Line line : record.lines()) {
            PublicationRepository publications = new PublicationRepository(connection);
            Publication after = PublicationStateMachine.assumeCarriedOut(
                    publications.lock(line.publication()).orElseThrow(), line, now);
            if (needsNextGeneration(after, line, Decision.ACCEPTED)) {
                nextGeneration(after, now, List.of(), connection);
            } else {
                publications.update(after, now);
                changed.add(after.id());
            }
        }
        new SubmissionRepository(connection)
                .update(record.looked(
                        Stage.CLOSED,
                        now,
                        record.lines().stream().map(Line::toDecided).toList()));
    }

    void apply(SubmissionRecord record, List<Verdict> verdicts, Connection connection) throws SQLException {
        Map<PublicationId, Verdict> byPublication = verdicts.stream()
                .filter(Objects::nonNull)
                .filter(verdict -> verdict.submission().equals(record.id()))
                .collect(Collectors.toMap(Verdict::publication, Function.identity(), (first, second) -> first));
        Instant now = clock.instant();
        Limits limits = channel.descriptor().limits();
        Instant handedOver = Objects.requireNonNullElse(record.handedOverAt(), now);
        boolean overdue = now.isAfter(handedOver.plus(limits.overdue()));
        Instant next = now.plus(Backoff.beforeNextPoll(record.polls(), limits.lookAgain()));
        List<Line> lines = new ArrayList<>();
        boolean accountRefused = false;
        for (Line line : record.lines()) {
            Verdict verdict = byPublication.get(line.publication());
            if (line.decided()) {
                lines.add(line);
            } else if (verdict == null || verdict.decision() == Decision.STILL_UNKNOWN) {
                stillOpen(record, line, verdict == null ? List.of() : verdict.findings(), overdue, next, connection);
                lines.add(line);
            } else {
                decide(record, line, verdict, now, connection);
                lines.add(line.toDecided());
                accountRefused |= verdict.decision() == Decision.ACCOUNT_REFUSED;
            }
        }
        if (accountRefused) {
            stop(now, connection);
        }
        boolean closed = lines.stream().allMatch(Line::decided);
        new SubmissionRepository(connection)
                .update(record.looked(closed ? Stage.CLOSED : Stage.DELIVERED, next, lines));
    }

    /** Whatever else were sent would be refused for the same reason. */
    private void stop(Instant now, Connection connection) throws SQLException {
        ChannelRepository rows = new ChannelRepository(connection);
        ChannelRecord row = rows.of(channel.descriptor().channelId());
        if (row.hold() != Hold.ACCOUNT_REFUSED) {
            log.warn("Channel {} stands still: the board refuses its account", row.id());
            rows.hold(row, Hold.ACCOUNT_REFUSED, null, now);
        }
    }

    private void decide(SubmissionRecord record, Line line, Verdict verdict, Instant now, Connection connection)
            throws SQLException {
        PublicationRepository publications = new PublicationRepository(connection);
        Remarks remarks = new Remarks(connection);
        Publication before = publications.lock(line.publication()).orElseThrow();
        Publication after = PublicationStateMachine.decided(
                before, line, verdict.decision(), publications.wasOnline(before.id()), now);
        log.info("{} publication {}: {} ({})", before.channel(), before.id(), verdict.decision(), verdict.evidence());
        remarks.step(before.id(), now, step(line, verdict.decision()), verdict.evidence(), record.id());
        boolean withdrawn = after.state() == PublicationState.WITHDRAWN;
        if (needsNextGeneration(after, line, verdict.decision())) {
            nextGeneration(after, now, verdict.findings(), connection);
        } else {
            publications.update(after, now);
            changed.add(before.id());
            // Our own warnings about the content stay; the board's words replace them only if there are any.
            if (!verdict.findings().isEmpty() || withdrawn) {
                remarks.findings(before.id(), withdrawn ? List.of() : verdict.findings());
            } else {
                remarks.clearErrors(before.id());
            }
        }
    }

    private boolean needsNextGeneration(Publication after, Line line, Decision decision) {
        return PublicationStateMachine.needsNextGeneration(
                after, line, decision, channel.capabilities().idReuse());
    }

    /** This id is over; the job goes on under the next, after the pause that the board wants. */
    private void nextGeneration(Publication over, Instant now, List<Finding> findings, Connection connection)
            throws SQLException {
        PublicationRepository publications = new PublicationRepository(connection);
        Remarks remarks = new Remarks(connection);
        publications.update(over.in(PublicationState.WITHDRAWN, now, null), now);
        Publication next =
                ids.nextGeneration(over, now, now.plus(channel.capabilities().coolDown()));
        publications.insert(next);
        remarks.step(next.id(), now, "generation", "#" + next.generation());
        remarks.findings(next.id(), findings);
        changed.add(next.id());
    }

    private static String step(Line line, Decision decision) {
        return switch (decision) {
            case ACCEPTED -> line.aim() == Receipt.Aim.WITHDRAW ? "withdrawn" : "accepted";
            case REJECTED -> "rejected";
            case ACCOUNT_REFUSED -> "account-refused";
            case ALREADY_THERE -> "already-there";
            case GONE -> "gone";
            case REMOVED_BY_BOARD -> "taken-down";
            case STILL_UNKNOWN -> "unknown";
        };
    }

    private void stillOpen(
            SubmissionRecord record,
            Line line,
            List<Finding> said,
            boolean overdue,
            Instant next,
            Connection connection)
            throws SQLException {
        PublicationRepository publications = new PublicationRepository(connection);
        Remarks remarks = new Remarks(connection);
        Publication p = publications.lock(line.publication()).orElseThrow();
        List<Finding> findings = new ArrayList<>(said);
        PublicationState state = p.state();
        if (overdue) {
            findings.add(Texts.overdue(Objects.requireNonNullElse(record.receipt(), "")));
            state = PublicationState.IN_DOUBT;
        }
        boolean news = state != p.state();
        List<Finding> known = remarks.findings(p.id());
        if (!findings.isEmpty() && !known.equals(findings)) {
            remarks.findings(p.id(), findings);
            news = true;
        }
        if (state != p.state()) {
            remarks.step(
                    p.id(), clock.instant(), "overdue", Objects.requireNonNullElse(record.receipt(), ""), record.id());
        }
        publications.update(p.in(state, clock.instant(), next), clock.instant());
        if (news) {
            changed.add(p.id());
        }
    }
}
