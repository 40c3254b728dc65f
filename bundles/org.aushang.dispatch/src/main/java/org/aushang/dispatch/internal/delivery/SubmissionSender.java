package org.aushang.dispatch.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorBusyException;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.connector.ConnectorInterruptedException;
import org.aushang.dispatch.internal.model.Backoff;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one submission: one attempt outside any transaction, its result recorded within one. */
final class SubmissionSender {

    private static final Logger log = LoggerFactory.getLogger(SubmissionSender.class);
    /** A board may ask for a pause, but not for ever. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    private final ChannelContext context;
    private final Channel channel;

    SubmissionSender(ChannelContext context) {
        this.context = context;
        this.channel = context.channel();
    }

    static Submission submission(SubmissionRecord record, Map<PublicationId, JobPosting> parsed) {
        List<Order> orders = new ArrayList<>();
        for (Line line : record.lines()) {
            if (line.aim() == Aim.WITHDRAW) {
                orders.add(Order.withdraw(line.publication(), line.payload()));
            } else {
                JobPosting known = parsed.get(line.publication());
                JobPosting posting = known == null ? ChannelRevisions.posting(line.payload()) : known;
                orders.add(Order.publish(line.publication(), posting, line.aim() == Aim.CHANGE));
            }
        }
        return Submission.of(record.id(), orders);
    }

    /** In no transaction. Artifacts are stored before the first byte is sent (rule 8): where that failed, nothing was sent. */
    SubmitResult attempt(SubmissionAssembler.Prepared prepared) {
        SubmissionRecord record = prepared.record();
        ConnectorContexts contexts = context.contexts();
        try {
            return channel.ask(
                    ConnectorContexts.longest(),
                    publisher -> publisher.submit(
                            submission(record, prepared.postings()),
                            contexts.submit(record.channel(), record.id(), Objects.requireNonNull(record.sendTime()))));
        } catch (LedgerException e) {
            log.error("{} submission {}: not sent, {}", record.channel(), record.id(), e.getMessage());
            return SubmitResult.deferred(Texts.ledgerUnavailable());
        } catch (ConnectorInterruptedException e) {
            // It stays an attempt under way, and is reconciled after the next start.
            throw e;
        } catch (ConnectorBusyException e) {
            log.error("{} submission {}: not sent, {}", record.channel(), record.id(), e.getMessage());
            return SubmitResult.deferred(Texts.busy());
        } catch (ConnectorDefectException e) {
            if (!channel.isCurrent()) {
                // It was updated, restarted or reconfigured during the attempt: that is no defect, and bytes may have
                // been sent.
                log.warn(
                        "{} submission {}: the connector went away during the attempt ({}); it may have arrived",
                        record.channel(),
                        record.id(),
                        e.getMessage());
                return SubmitResult.inDoubt(Texts.interrupted());
            }
            log.error("{} submission {}: the connector failed", record.channel(), record.id(), e);
            return SubmitResult.refused(List.of(Texts.defect(record.id().value())));
        }
    }

    /** Records the result of the attempt. */
    SubmissionRecord record(SubmissionRecord record, SubmitResult result, UnitOfWork work) throws SQLException {
        return work.submissions().update(after(record, result, work));
    }

    private SubmissionRecord after(SubmissionRecord record, SubmitResult result, UnitOfWork work) throws SQLException {
        String what = record.channel() + " submission " + record.id();
        switch (result.kind()) {
            case DELIVERED -> {
                Receipt receipt = result.receipt().orElseThrow();
                log.info("{}: delivered, receipt {}", what, receipt.value());
                return delivered(record, receipt, "delivered", work);
            }
            case DEFERRED -> {
                log.warn("{}: {}", what, result);
                return deferred(record, result, work);
            }
            case IN_DOUBT -> {
                log.warn("{}: {}", what, result);
                return inDoubt(record, result.findings().get(0), work);
            }
            case TOO_LARGE -> {
                if (result.fits() >= record.lines().size()) {
                    // All of them fit and it is too much nevertheless: the same would come back for ever.
                    log.error("{}: the connector contradicts itself, {}", what, result);
                    return refused(record, List.of(Texts.defect(record.id().value())), work);
                }
                log.info("{}: {}", what, result);
                return tooLarge(record, result.fits(), work);
            }
            default -> {
                log.error("{}: {}", what, result);
                return refused(record, result.findings(), work);
            }
        }
    }

    SubmissionRecord delivered(SubmissionRecord record, Receipt receipt, String step, UnitOfWork work)
            throws SQLException {
        Instant next = context.now().plus(context.limits().firstPollAfter());
        Move move = new Move(record, PublicationState.SUBMITTED, next, step, receipt.value(), List.of());
        List<Line> open =
                record.lines().stream().filter(line -> !line.decided()).toList();
        move.applyAll(open, work);
        for (Line line : open) {
            work.findings().clearErrors(line.publication());
        }
        return record.delivered(receipt, next);
    }

    private SubmissionRecord deferred(SubmissionRecord record, SubmitResult result, UnitOfWork work)
            throws SQLException {
        Finding why = result.findings().get(0);
        Duration delay =
                Backoff.afterDeferral(record.attempts(), context.random().nextDouble());
        Duration asked = result.retryAfter().orElse(Duration.ZERO);
        Instant next = context.now().plus(asked.compareTo(delay) > 0 ? min(asked, LONGEST_DELAY) : delay);
        Move move = new Move(record, PublicationState.PENDING, next, "deferred", why.code(), List.of(why));
        move.applyAll(record.lines(), work);
        return record.at(Stage.OPEN, next, record.lines());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    SubmissionRecord inDoubt(SubmissionRecord record, Finding why, UnitOfWork work) throws SQLException {
        Instant next = context.now().plus(context.limits().pollInterval());
        Move move = new Move(record, PublicationState.IN_DOUBT, next, "unknown", why.code(), List.of(why));
        move.applyAll(record.lines(), work);
        return record.at(Stage.IN_DOUBT, next, record.lines());
    }

    /** The rest leaves the submission and waits as if it had never been in it. */
    private SubmissionRecord tooLarge(SubmissionRecord record, int fits, UnitOfWork work) throws SQLException {
        Instant now = context.now();
        List<Line> lines = record.lines();
        Move move = new Move(record, PublicationState.PENDING, now, "divided", String.valueOf(fits), List.of());
        for (Line line : lines.subList(fits, lines.size())) {
            move.apply(line, work);
            Publication p = work.publications().lock(line.publication()).orElseThrow();
            work.publications().update(p.inSubmission(null), now);
        }
        return record.at(Stage.OPEN, now, lines.subList(0, fits));
    }

    /** Findings that name a publication stop that one; one that names none stops all. */
    private SubmissionRecord refused(SubmissionRecord record, List<Finding> findings, UnitOfWork work)
            throws SQLException {
        List<Finding> aboutAll =
                findings.stream().filter(f -> f.publication().isEmpty()).toList();
        boolean defect = aboutAll.stream().anyMatch(f -> f.code().equals("dispatch.defect"));
        List<Line> rest = new ArrayList<>();
        for (Line line : record.lines()) {
            List<Finding> about = new ArrayList<>(aboutAll);
            findings.stream()
                    .filter(f -> f.publication().equals(Optional.of(line.publication())))
                    .forEach(about::add);
            if (about.isEmpty()) {
                rest.add(line);
            } else {
                PublicationState state = defect ? PublicationState.FAILED : PublicationState.INVALID;
                String step = defect ? "defect" : "refused";
                new Move(record, state, null, step, about.get(0).code(), about).apply(line, work);
                leave(line, defect, work);
            }
        }
        return record.at(rest.isEmpty() ? Stage.CLOSED : Stage.OPEN, context.now(), rest);
    }

    /** After a defect it is unknown whether anything was sent. */
    private void leave(Line line, boolean defect, UnitOfWork work) throws SQLException {
        Publication p = work.publications().lock(line.publication()).orElseThrow();
        work.publications()
                .update(
                        (defect ? PublicationStateMachine.markUncertain(p, line.aim()) : p).inSubmission(null),
                        context.now());
    }

    /** The same transition for several publications of a submission. */
    private final class Move {

        private final SubmissionRecord record;
        private final PublicationState state;
        private final @Nullable Instant next;
        private final String step;
        private final String detail;
        private final List<Finding> findings;

        private Move(
                SubmissionRecord record,
                PublicationState state,
                @Nullable Instant next,
                String step,
                String detail,
                List<Finding> findings) {
            this.record = record;
            this.state = state;
            this.next = next;
            this.step = step;
            this.detail = detail;
            this.findings = findings;
        }

        /** All in one transition, with few statements. */
        private void applyAll(List<Line> lines, UnitOfWork work) throws SQLException {
            List<PublicationId> ids = lines.stream().map(Line::publication).toList();
            Map<PublicationId, Publication> locked = work.publications().lockAll(ids);
            work.findings().preload(ids);
            boolean all = lines.size() == record.lines().size();
            if (all) {
                work.timeline().stepOfAll(record.id(), context.now(), step, detail);
            }
            for (Line line : lines) {
                apply(Objects.requireNonNull(locked.get(line.publication())), line, !all, work);
            }
        }

        private void apply(Line line, UnitOfWork work) throws SQLException {
            apply(work.publications().lock(line.publication()).orElseThrow(), line, true, work);
        }

        /** @param alone whether the step is not that of all orders of the submission */
        private void apply(Publication p, Line line, boolean alone, UnitOfWork work) throws SQLException {
            Instant now = context.now();
            boolean maybe = state == PublicationState.IN_DOUBT
                    || (state == PublicationState.SUBMITTED && line.aim() == Aim.PUBLISH);
            Publication board = maybe ? PublicationStateMachine.markUncertain(p, line.aim()) : p;
            work.publications().update(board.in(state, now, next), now);
            if (!findings.isEmpty() || state == PublicationState.IN_DOUBT) {
                work.findings().findings(p.id(), findings);
            }
            if (alone) {
                work.timeline().step(p.id(), now, step, detail, record.id());
            }
            work.changed(p.id());
        }
    }
}
