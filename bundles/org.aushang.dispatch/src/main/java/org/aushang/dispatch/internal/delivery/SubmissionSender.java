package org.aushang.dispatch.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.model.Finding;
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
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.Remarks;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one submission: one attempt outside any transaction, its result recorded within one. */
final class SubmissionSender {

    private static final Logger log = LoggerFactory.getLogger(SubmissionSender.class);

    private final Channel channel;
    private final Clock clock;
    private final RandomGenerator random;
    private final Set<PublicationId> changed;

    SubmissionSender(Channel channel, Clock clock, RandomGenerator random, Set<PublicationId> changed) {
        this.channel = channel;
        this.clock = clock;
        this.random = random;
        this.changed = changed;
    }

    static Submission submission(SubmissionRecord record) {
        List<Order> orders = new ArrayList<>();
        for (Line line : record.lines()) {
            orders.add(
                    line.aim() == Aim.WITHDRAW
                            ? new Order.Withdraw(line.publication(), line.payload())
                            : new Order.Publish(
                                    line.publication(),
                                    SubmissionAssembler.posting(line.payload()),
                                    line.aim() == Aim.CHANGE));
        }
        return new Submission(record.id(), orders);
    }

    /** What is kept is kept before the first byte leaves (rule 8): where that failed, nothing has left us. */
    SubmitResult attempt(SubmissionRecord record, ConnectorContexts contexts) {
        try {
            return channel.ask(
                    contexts.longest(),
                    publisher -> publisher.submit(
                            submission(record),
                            contexts.handover(
                                    record.channel(), record.id(), Objects.requireNonNull(record.sendTime()))));
        } catch (LedgerException e) {
            log.error("{} submission {}: not handed over, {}", record.channel(), record.id(), e.getMessage());
            return new SubmitResult.Deferred(Texts.ledgerUnavailable());
        } catch (ConnectorInterruptedException e) {
            // It stays an attempt under way; after the start it is asked about like any other that was cut off.
            throw e;
        } catch (ConnectorBusyException e) {
            log.error("{} submission {}: not handed over, {}", record.channel(), record.id(), e.getMessage());
            return new SubmitResult.Deferred(Texts.busy());
        } catch (ConnectorDefectException e) {
            if (!channel.isCurrent()) {
                // It was updated, restarted or configured anew under its own feet: that is no defect, and bytes may
                // have left.
                log.warn(
                        "{} submission {}: the connector went away during the attempt ({}); it may have arrived",
                        record.channel(),
                        record.id(),
                        e.getMessage());
                return new SubmitResult.InDoubt(Texts.interrupted());
            }
            log.error("{} submission {}: the connector failed; it is set aside", record.channel(), record.id(), e);
            return new SubmitResult.Refused(List.of(Texts.defect(record.id().value())));
        }
    }

    SubmissionRecord record(SubmissionRecord record, SubmitResult handover, Connection connection) throws SQLException {
        Instant now = clock.instant();
        SubmissionRecord after;
        if (handover instanceof SubmitResult.Delivered delivered) {
            log.info(
                    "{} submission {}: delivered, receipt {}",
                    record.channel(),
                    record.id(),
                    delivered.receipt().value());
            after = delivered(record, delivered.receipt(), "delivered", connection);
        } else if (handover instanceof SubmitResult.Deferred deferred) {
            log.warn("{} submission {}: deferred, {}", record.channel(), record.id(), deferred.why());
            after = deferred(record, deferred.why(), now, connection);
        } else if (handover instanceof SubmitResult.InDoubt unknown) {
            log.warn("{} submission {}: unknown, {}", record.channel(), record.id(), unknown.why());
            after = unknown(record, unknown.why(), connection);
        } else if (handover instanceof SubmitResult.TooLarge large
                && large.fits() >= record.lines().size()) {
            // All of them fit and it is too much nevertheless: the same would come back for ever.
            log.error("{} submission {}: the connector contradicts itself, {}", record.channel(), record.id(), large);
            after = refused(record, List.of(Texts.defect(record.id().value())), now, connection);
        } else if (handover instanceof SubmitResult.TooLarge large) {
            log.info("{} submission {}: too large, {} go first", record.channel(), record.id(), large.fits());
            after = tooLarge(record, large.fits(), now, connection);
        } else {
            List<Finding> findings = ((SubmitResult.Refused) handover).findings();
            log.error("{} submission {}: refused, {}", record.channel(), record.id(), findings);
            after = refused(record, findings, now, connection);
        }
        return new SubmissionRepository(connection).update(after);
    }

    SubmissionRecord delivered(SubmissionRecord record, Receipt receipt, String step, Connection connection)
            throws SQLException {
        Instant now = clock.instant();
        Limits limits = channel.descriptor().limits();
        Instant next = now.plus(limits.firstLook());
        for (Line line : record.lines()) {
            if (!line.decided()) {
                move(record, line, PublicationState.SUBMITTED, now, next, step, receipt.value(), List.of(), connection);
                new Remarks(connection).clearErrors(line.publication());
            }
        }
        return record.delivered(receipt, next);
    }

    private SubmissionRecord deferred(SubmissionRecord record, Finding why, Instant now, Connection connection)
            throws SQLException {
        Instant next = now.plus(Backoff.afterDeferral(record.attempts(), random.nextDouble()));
        for (Line line : record.lines()) {
            move(record, line, PublicationState.PENDING, now, next, "deferred", why.code(), List.of(why), connection);
        }
        return record.at(Stage.OPEN, next, record.lines());
    }

    SubmissionRecord unknown(SubmissionRecord record, Finding why, Connection connection) throws SQLException {
        Instant now = clock.instant();
        Instant next = now.plus(channel.descriptor().limits().lookAgain());
        for (Line line : record.lines()) {
            move(record, line, PublicationState.IN_DOUBT, now, next, "unknown", why.code(), List.of(why), connection);
        }
        return record.at(Stage.IN_DOUBT, next, record.lines());
    }

    /** The rest leaves the submission and waits as if it had never been in it. */
    private SubmissionRecord tooLarge(SubmissionRecord record, int fits, Instant now, Connection connection)
            throws SQLException {
        List<Line> lines = record.lines();
        PublicationRepository publications = new PublicationRepository(connection);
        for (Line line : lines.subList(fits, lines.size())) {
            move(
                    record,
                    line,
                    PublicationState.PENDING,
                    now,
                    now,
                    "divided",
                    String.valueOf(fits),
                    List.of(),
                    connection);
            Publication p = publications.lock(line.publication()).orElseThrow();
            publications.update(p.inSubmission(null), now);
        }
        return record.at(Stage.OPEN, now, lines.subList(0, fits));
    }

    /** Findings that name a publication hold that one back; one that names none holds back all. */
    private SubmissionRecord refused(
            SubmissionRecord record, List<Finding> findings, Instant now, Connection connection) throws SQLException {
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
                move(
                        record,
                        line,
                        state,
                        now,
                        null,
                        defect ? "defect" : "refused",
                        about.get(0).code(),
                        about,
                        connection);
                leave(line, defect, now, connection);
            }
        }
        return record.at(rest.isEmpty() ? Stage.CLOSED : Stage.OPEN, now, rest);
    }

    /** After a defect it is unknown whether anything was sent. */
    private static void leave(Line line, boolean defect, Instant now, Connection connection) throws SQLException {
        PublicationRepository publications = new PublicationRepository(connection);
        Publication p = publications.lock(line.publication()).orElseThrow();
        publications.update(
                (defect ? PublicationStateMachine.markUncertain(p, line.aim()) : p).inSubmission(null), now);
    }

    private void move(
            SubmissionRecord record,
            Line line,
            PublicationState state,
            Instant now,
            @Nullable Instant next,
            String step,
            String detail,
            List<Finding> findings,
            Connection connection)
            throws SQLException {
        PublicationRepository publications = new PublicationRepository(connection);
        Remarks remarks = new Remarks(connection);
        Publication p = publications.lock(line.publication()).orElseThrow();
        boolean maybe = state == PublicationState.IN_DOUBT
                || (state == PublicationState.SUBMITTED && line.aim() == Aim.PUBLISH);
        Publication board = maybe ? PublicationStateMachine.markUncertain(p, line.aim()) : p;
        publications.update(board.in(state, now, next), now);
        if (!findings.isEmpty() || state == PublicationState.IN_DOUBT) {
            remarks.findings(p.id(), findings);
        }
        remarks.step(p.id(), now, step, detail, record.id());
        changed.add(p.id());
    }
}
