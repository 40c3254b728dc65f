package org.aushang.dispatch.internal.delivery;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.aushang.dispatch.internal.model.LogContext;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.model.RefreshSchedule;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies verdicts to publications, line by line. What is undecided is polled again, and after the verdict time-out it becomes a finding. */
final class VerdictProcessor {

    private static final Logger log = LoggerFactory.getLogger(VerdictProcessor.class);

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final ChannelContext context;
    private final Channel channel;

    VerdictProcessor(ChannelContext context) {
        this.context = context;
        this.channel = context.channel();
    }

    static Receipt receipt(SubmissionRecord record) {
        return Receipt.of(
                record.id(),
                Objects.requireNonNullElse(record.receipt(), ""),
                Objects.requireNonNullElse(record.deliveredAt(), Instant.EPOCH),
                record.lines().stream()
                        .filter(line -> !line.decided())
                        .map(line -> new Receipt.Entry(line.publication(), line.aim()))
                        .toList());
    }

    /** What a board that never answers was given is as settled as it will ever be. */
    void assumeDelivered(SubmissionRecord record, UnitOfWork work) throws SQLException {
        Instant now = context.now();
        Map<PublicationId, Publication> locked = lockAll(record, work);
        for (Line line : record.lines()) {
            if (line.decided()) {
                continue;
            }
            Publication after = PublicationStateMachine.assumeCarriedOut(locked(line, locked), line, now);
            if (needsNextGeneration(after, line, Decision.ACCEPTED)) {
                nextGeneration(after, now, List.of(), work);
            } else {
                work.publications().update(after, now);
                work.changed(after.id());
            }
        }
        work.submissions()
                .update(record.looked(
                        Stage.CLOSED,
                        now,
                        record.lines().stream().map(Line::toDecided).toList()));
    }

    /** Whether applying these verdicts says more than that the board was asked once more. */
    boolean hasNews(SubmissionRecord record, List<Verdict> verdicts) {
        return isOverdue(record, context.now())
                || of(record, verdicts)
                        .anyMatch(verdict -> verdict.decision() != Decision.STILL_UNKNOWN
                                || !verdict.findings().isEmpty());
    }

    /** The board was asked once more and said nothing: no publication changes, and none is locked. */
    void postpone(SubmissionRecord record, UnitOfWork work) throws SQLException {
        work.submissions().postpone(record.looked(record.stage(), nextLook(record), record.lines()));
    }

    private static Stream<Verdict> of(SubmissionRecord record, List<Verdict> verdicts) {
        return verdicts.stream().filter(Objects::nonNull).filter(verdict -> verdict.submission()
                .equals(record.id()));
    }

    private boolean isOverdue(SubmissionRecord record, Instant now) {
        Instant handedOver = Objects.requireNonNullElse(record.deliveredAt(), now);
        return now.isAfter(handedOver.plus(context.limits().verdictTimeout()));
    }

    private Instant nextLook(SubmissionRecord record) {
        return context.now()
                .plus(Backoff.beforeNextPoll(record.polls(), context.limits().pollInterval()));
    }

    void apply(SubmissionRecord record, List<Verdict> verdicts, UnitOfWork work) throws SQLException {
        Map<PublicationId, Verdict> byPublication = of(record, verdicts)
                .collect(Collectors.toMap(Verdict::publication, Function.identity(), (first, second) -> first));
        Instant now = context.now();
        boolean overdue = isOverdue(record, now);
        Instant next = nextLook(record);
        List<Line> lines = new ArrayList<>();
        boolean accountRefused = false;
        Map<PublicationId, Step> steps = new LinkedHashMap<>();
        Map<PublicationId, Publication> locked = lockAll(record, work);
        work.findings().preload(locked.keySet());
        for (Line line : record.lines()) {
            Verdict verdict = byPublication.get(line.publication());
            if (line.decided()) {
                lines.add(line);
            } else if (verdict == null || verdict.decision() == Decision.STILL_UNKNOWN) {
                stillOpen(
                        record,
                        locked(line, locked),
                        verdict == null ? List.of() : verdict.findings(),
                        overdue,
                        next,
                        work);
                lines.add(line);
            } else {
                decide(locked(line, locked), line, verdict, now, work);
                steps.put(line.publication(), new Step(step(line, verdict.decision()), verdict.evidence()));
                lines.add(line.toDecided());
                accountRefused |= verdict.decision() == Decision.ACCOUNT_REFUSED;
            }
        }
        write(steps, record, now, work);
        if (!steps.isEmpty()) {
            log.info(
                    "{} submission {}: {}",
                    record.channel(),
                    record.id(),
                    steps.values().stream()
                            .collect(Collectors.groupingBy(
                                    step -> step.name() + " by " + step.evidence(),
                                    TreeMap::new,
                                    Collectors.counting())));
        }
        if (accountRefused) {
            hold(now, work);
        }
        boolean closed = lines.stream().allMatch(Line::decided);
        work.submissions().update(record.looked(closed ? Stage.CLOSED : Stage.DELIVERED, next, lines));
    }

    private record Step(String name, String evidence) {}

    /** One for all where it is the same for every order of the submission, as most of the time. */
    private static void write(Map<PublicationId, Step> steps, SubmissionRecord record, Instant now, UnitOfWork work) {
        if (steps.size() == record.lines().size() && Set.copyOf(steps.values()).size() == 1) {
            Step step = steps.values().iterator().next();
            work.timeline().stepOfAll(record.id(), now, step.name(), step.evidence());
        } else {
            steps.forEach((publication, step) ->
                    work.timeline().step(publication, now, step.name(), step.evidence(), record.id()));
        }
    }

    /** Holds the channel: everything else would be refused for the same reason. */
    private void hold(Instant now, UnitOfWork work) throws SQLException {
        ChannelRecord row = work.channels().of(context.id());
        if (row.hold() != Hold.ACCOUNT_REFUSED) {
            log.warn("Channel {} is on hold: the board refuses its account", row.id());
            work.channels().hold(row, Hold.ACCOUNT_REFUSED, null, now);
        }
    }

    /** Those that are not decided yet. */
    private static Map<PublicationId, Publication> lockAll(SubmissionRecord record, UnitOfWork work)
            throws SQLException {
        return work.publications()
                .lockAll(record.lines().stream()
                        .filter(line -> !line.decided())
                        .map(Line::publication)
                        .toList());
    }

    private static Publication locked(Line line, Map<PublicationId, Publication> locked) {
        return Objects.requireNonNull(locked.get(line.publication()), "an order without its publication");
    }

    private void decide(Publication before, Line line, Verdict verdict, Instant now, UnitOfWork work)
            throws SQLException {
        Publication after = PublicationStateMachine.decided(
                listed(before, line, verdict, now),
                line,
                verdict.decision(),
                work.publications().wasOnline(before.id()),
                now);
        if (verdict.decision() == Decision.ACCEPTED) {
            log.debug("{} publication {}: accepted", before.channel(), before.id());
        } else {
            LogContext.publication(before.id(), () -> {
                log.info(
                        "{} publication {}: {} ({})",
                        before.channel(),
                        before.id(),
                        verdict.decision(),
                        verdict.evidence());
                return before;
            });
        }
        boolean withdrawn = after.state() == PublicationState.WITHDRAWN;
        if (needsNextGeneration(after, line, verdict.decision())) {
            nextGeneration(after, now, verdict.findings(), work);
        } else {
            work.publications().update(after, now);
            work.changed(before.id());
            // Our own warnings about the content stay; the board's words replace them only if there are any.
            if (!verdict.findings().isEmpty() || withdrawn) {
                work.findings().findings(before.id(), withdrawn ? List.of() : verdict.findings());
            } else {
                work.findings().clearErrors(before.id());
            }
        }
    }

    /** The listing that an acceptance begins, with its end where the board said one or never shows a posting longer. */
    private Publication listed(Publication p, Line line, Verdict verdict, Instant now) {
        if (verdict.decision() != Decision.ACCEPTED || line.aim() == Receipt.Aim.WITHDRAW) {
            return p;
        }
        Instant from = Objects.requireNonNullElse(p.boardState().listing().from(), now);
        Optional<Instant> longest = channel.capabilities().longestShown().map(from::plus);
        Instant until = verdict.shownUntil()
                .filter(VerdictProcessor::isStorable)
                .or(() -> longest)
                .orElse(null);
        boolean renewable = verdict.renewable() && verdict.shownUntil().isPresent();
        return p.listed(
                until,
                until != null && renewable
                        ? RefreshSchedule.refreshAt(
                                p.id(), now, until, context.policy().refreshBefore())
                        : null,
                verdict.boardUrl().orElse(null),
                verdict.embargoUntil().filter(VerdictProcessor::isStorable).orElse(null));
    }

    /** Databases know no times of any distance; such an end is none. */
    private static boolean isStorable(Instant moment) {
        return moment.isAfter(Instant.EPOCH) && moment.isBefore(FAR);
    }

    private boolean needsNextGeneration(Publication after, Line line, Decision decision) {
        return PublicationStateMachine.needsNextGeneration(
                after, line, decision, channel.capabilities().idReuse());
    }

    /** This id is over; the job goes on under the next, after the pause that the board wants. */
    private void nextGeneration(Publication over, Instant now, List<Finding> findings, UnitOfWork work)
            throws SQLException {
        work.publications().update(over.in(PublicationState.WITHDRAWN, now, null), now);
        Publication next = context.ids()
                .nextGeneration(over, now, now.plus(channel.capabilities().coolDown()));
        work.publications().insert(next);
        work.timeline().step(next.id(), now, "generation", "#" + next.generation());
        work.findings().findings(next.id(), findings);
        work.changed(next.id());
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
            SubmissionRecord record, Publication p, List<Finding> said, boolean overdue, Instant next, UnitOfWork work)
            throws SQLException {
        List<Finding> findings = new ArrayList<>(said);
        PublicationState state = p.state();
        if (overdue) {
            findings.add(Texts.overdue(Objects.requireNonNullElse(record.receipt(), "")));
            state = PublicationState.IN_DOUBT;
        }
        boolean news = state != p.state();
        List<Finding> known = work.findings().findings(p.id());
        if (!findings.isEmpty() && !known.equals(findings)) {
            work.findings().findings(p.id(), findings);
            news = true;
        }
        if (state != p.state()) {
            work.publications().update(p.in(state, context.now(), next), context.now());
            work.timeline()
                    .step(
                            p.id(),
                            context.now(),
                            "overdue",
                            Objects.requireNonNullElse(record.receipt(), ""),
                            record.id());
        }
        if (news) {
            work.changed(p.id());
        }
    }
}
