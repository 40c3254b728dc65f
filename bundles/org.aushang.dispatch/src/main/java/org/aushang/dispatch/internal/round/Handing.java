package org.aushang.dispatch.internal.round;

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
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.api.spi.Handover;
import org.aushang.api.spi.Limits;
import org.aushang.api.spi.Order;
import org.aushang.api.spi.Receipt;
import org.aushang.api.spi.Receipt.Aim;
import org.aushang.api.spi.Submission;
import org.aushang.dispatch.internal.Texts;
import org.aushang.dispatch.internal.channels.Channels.Channel;
import org.aushang.dispatch.internal.channels.ConnectorBusyException;
import org.aushang.dispatch.internal.channels.ConnectorDefectException;
import org.aushang.dispatch.internal.channels.ConnectorInterruptedException;
import org.aushang.dispatch.internal.ledger.LedgerException;
import org.aushang.dispatch.internal.ledger.Publication;
import org.aushang.dispatch.internal.ledger.Publications;
import org.aushang.dispatch.internal.ledger.Remarks;
import org.aushang.dispatch.internal.ledger.Shipment;
import org.aushang.dispatch.internal.ledger.Shipment.Line;
import org.aushang.dispatch.internal.ledger.Shipment.Stage;
import org.aushang.dispatch.internal.ledger.Shipments;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt, outside any transaction, and writes down what became of it, within one. */
final class Handing {

    private static final Logger log = LoggerFactory.getLogger(Handing.class);

    private final Channel channel;
    private final Clock clock;
    private final RandomGenerator random;
    private final Set<PublicationId> changed;

    Handing(Channel channel, Clock clock, RandomGenerator random, Set<PublicationId> changed) {
        this.channel = channel;
        this.clock = clock;
        this.random = random;
        this.changed = changed;
    }

    static Submission submission(Shipment shipment) {
        List<Order> orders = new ArrayList<>();
        for (Line line : shipment.lines()) {
            orders.add(
                    line.aim() == Aim.WITHDRAW
                            ? new Order.Withdraw(line.publication(), line.payload())
                            : new Order.Advertise(
                                    line.publication(), Forming.posting(line.payload()), line.aim() == Aim.CHANGE));
        }
        return new Submission(shipment.id(), orders);
    }

    /** What is kept is kept before the first byte leaves (rule 8): where that failed, nothing has left us. */
    Handover attempt(Shipment shipment, Contexts contexts) {
        try {
            return channel.ask(
                    contexts.longest(),
                    publisher -> publisher.handOver(
                            submission(shipment),
                            contexts.handover(
                                    shipment.channel(), shipment.id(), Objects.requireNonNull(shipment.sendTime()))));
        } catch (LedgerException e) {
            log.error("{} submission {}: not handed over, {}", shipment.channel(), shipment.id(), e.getMessage());
            return new Handover.Deferred(Texts.ledgerUnavailable());
        } catch (ConnectorInterruptedException e) {
            // It stays an attempt under way; after the start it is asked about like any other that was cut off.
            throw e;
        } catch (ConnectorBusyException e) {
            log.error("{} submission {}: not handed over, {}", shipment.channel(), shipment.id(), e.getMessage());
            return new Handover.Deferred(Texts.busy());
        } catch (ConnectorDefectException e) {
            if (!channel.isCurrent()) {
                // It was updated, restarted or configured anew under its own feet: that is no defect, and bytes may
                // have left.
                log.warn(
                        "{} submission {}: the connector went away during the attempt ({}); it may have arrived",
                        shipment.channel(),
                        shipment.id(),
                        e.getMessage());
                return new Handover.Unknown(Texts.interrupted());
            }
            log.error("{} submission {}: the connector failed; it is set aside", shipment.channel(), shipment.id(), e);
            return new Handover.Refused(List.of(Texts.defect(shipment.id().value())));
        }
    }

    Shipment record(Shipment shipment, Handover handover, Connection connection) throws SQLException {
        Instant now = clock.instant();
        Shipment after;
        if (handover instanceof Handover.Delivered delivered) {
            log.info(
                    "{} submission {}: delivered, receipt {}",
                    shipment.channel(),
                    shipment.id(),
                    delivered.receipt().value());
            after = delivered(shipment, delivered.receipt(), "delivered", connection);
        } else if (handover instanceof Handover.Deferred deferred) {
            log.warn("{} submission {}: deferred, {}", shipment.channel(), shipment.id(), deferred.why());
            after = deferred(shipment, deferred.why(), now, connection);
        } else if (handover instanceof Handover.Unknown unknown) {
            log.warn("{} submission {}: unknown, {}", shipment.channel(), shipment.id(), unknown.why());
            after = unknown(shipment, unknown.why(), connection);
        } else if (handover instanceof Handover.TooLarge large
                && large.fits() >= shipment.lines().size()) {
            // All of them fit and it is too much nevertheless: the same would come back for ever.
            log.error(
                    "{} submission {}: the connector contradicts itself, {}", shipment.channel(), shipment.id(), large);
            after = refused(shipment, List.of(Texts.defect(shipment.id().value())), now, connection);
        } else if (handover instanceof Handover.TooLarge large) {
            log.info("{} submission {}: too large, {} go first", shipment.channel(), shipment.id(), large.fits());
            after = tooLarge(shipment, large.fits(), now, connection);
        } else {
            List<Finding> findings = ((Handover.Refused) handover).findings();
            log.error("{} submission {}: refused, {}", shipment.channel(), shipment.id(), findings);
            after = refused(shipment, findings, now, connection);
        }
        return new Shipments(connection).update(after);
    }

    Shipment delivered(Shipment shipment, Receipt receipt, String step, Connection connection) throws SQLException {
        Instant now = clock.instant();
        Limits limits = channel.descriptor().limits();
        Instant next = now.plus(limits.firstLook());
        for (Line line : shipment.lines()) {
            if (!line.decided()) {
                move(
                        shipment,
                        line,
                        PublicationState.HANDED_OVER,
                        now,
                        next,
                        step,
                        receipt.value(),
                        List.of(),
                        connection);
                new Remarks(connection).arrived(line.publication());
            }
        }
        return shipment.delivered(receipt, next);
    }

    private Shipment deferred(Shipment shipment, Finding why, Instant now, Connection connection) throws SQLException {
        Instant next = now.plus(Pauses.afterDeferral(shipment.attempts(), random.nextDouble()));
        for (Line line : shipment.lines()) {
            move(shipment, line, PublicationState.WAITING, now, next, "deferred", why.code(), List.of(why), connection);
        }
        return shipment.at(Stage.OPEN, next, shipment.lines());
    }

    Shipment unknown(Shipment shipment, Finding why, Connection connection) throws SQLException {
        Instant now = clock.instant();
        Instant next = now.plus(channel.descriptor().limits().lookAgain());
        for (Line line : shipment.lines()) {
            move(shipment, line, PublicationState.UNKNOWN, now, next, "unknown", why.code(), List.of(why), connection);
        }
        return shipment.at(Stage.UNKNOWN, next, shipment.lines());
    }

    /** The rest leaves the submission and waits as if it had never been in it. */
    private Shipment tooLarge(Shipment shipment, int fits, Instant now, Connection connection) throws SQLException {
        List<Line> lines = shipment.lines();
        Publications publications = new Publications(connection);
        for (Line line : lines.subList(fits, lines.size())) {
            move(
                    shipment,
                    line,
                    PublicationState.WAITING,
                    now,
                    now,
                    "divided",
                    String.valueOf(fits),
                    List.of(),
                    connection);
            Publication p = publications.lock(line.publication()).orElseThrow();
            publications.update(p.inSubmission(null), now);
        }
        return shipment.at(Stage.OPEN, now, lines.subList(0, fits));
    }

    /** Findings that name a publication hold that one back; one that names none holds back all. */
    private Shipment refused(Shipment shipment, List<Finding> findings, Instant now, Connection connection)
            throws SQLException {
        List<Finding> aboutAll =
                findings.stream().filter(f -> f.publication().isEmpty()).toList();
        boolean defect = aboutAll.stream().anyMatch(f -> f.code().equals("dispatch.defect"));
        List<Line> rest = new ArrayList<>();
        for (Line line : shipment.lines()) {
            List<Finding> about = new ArrayList<>(aboutAll);
            findings.stream()
                    .filter(f -> f.publication().equals(Optional.of(line.publication())))
                    .forEach(about::add);
            if (about.isEmpty()) {
                rest.add(line);
            } else {
                PublicationState state = defect ? PublicationState.SET_ASIDE : PublicationState.HELD_BACK;
                move(
                        shipment,
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
        return shipment.at(rest.isEmpty() ? Stage.CLOSED : Stage.OPEN, now, rest);
    }

    /** After a defect nobody knows whether something left us. */
    private static void leave(Line line, boolean defect, Instant now, Connection connection) throws SQLException {
        Publications publications = new Publications(connection);
        Publication p = publications.lock(line.publication()).orElseThrow();
        publications.update((defect ? Levels.maybe(p, line.aim()) : p).inSubmission(null), now);
    }

    private void move(
            Shipment shipment,
            Line line,
            PublicationState state,
            Instant now,
            @Nullable Instant next,
            String step,
            String detail,
            List<Finding> findings,
            Connection connection)
            throws SQLException {
        Publications publications = new Publications(connection);
        Remarks remarks = new Remarks(connection);
        Publication p = publications.lock(line.publication()).orElseThrow();
        boolean maybe = state == PublicationState.UNKNOWN
                || (state == PublicationState.HANDED_OVER && line.aim() == Aim.ADVERTISE);
        Publication board = maybe ? Levels.maybe(p, line.aim()) : p;
        publications.update(board.in(state, now, next), now);
        if (!findings.isEmpty() || state == PublicationState.UNKNOWN) {
            remarks.findings(p.id(), findings);
        }
        remarks.step(p.id(), now, step, detail, shipment.id());
        changed.add(p.id());
    }
}
