package org.aushang.dispatch.internal.round;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.api.spi.Reconciling;
import org.aushang.api.spi.Reconciling.Reconciliation;
import org.aushang.dispatch.internal.channels.Channels.Channel;
import org.aushang.dispatch.internal.channels.ConnectorDefectException;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.aushang.dispatch.internal.ledger.Publication;
import org.aushang.dispatch.internal.ledger.Publications;
import org.aushang.dispatch.internal.ledger.Remarks;
import org.aushang.dispatch.internal.ledger.Shipment;
import org.aushang.dispatch.internal.ledger.Shipment.Line;
import org.aushang.dispatch.internal.ledger.Shipment.Stage;
import org.aushang.dispatch.internal.ledger.Shipments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what became of an attempt whose answer was lost, before anything is sent again. */
final class Tracing {

    private static final Logger log = LoggerFactory.getLogger(Tracing.class);

    private final Channel channel;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<Set<PublicationId>> announcer;

    Tracing(
            Channel channel,
            Ledger ledger,
            Clock clock,
            RandomGenerator random,
            Consumer<Set<PublicationId>> announcer) {
        this.channel = channel;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
        this.announcer = announcer;
    }

    /** Asks the connector once, and decides: it had arrived, it goes out again, or it is looked for later. */
    void trace(Shipment shipment, Contexts contexts) {
        Reconciliation found = ask(shipment, contexts);
        Set<PublicationId> changed = new LinkedHashSet<>();
        ledger.inTransaction(connection -> {
            Shipments shipments = new Shipments(connection);
            Instant now = clock.instant();
            Instant started = Objects.requireNonNullElse(shipment.startedAt(), now);
            boolean patient =
                    now.isBefore(started.plus(channel.descriptor().limits().patience()));
            if (found instanceof Reconciliation.Arrived arrived) {
                log.info("{} submission {}: had arrived", shipment.channel(), shipment.id());
                Shipment delivered = new Handing(channel, clock, random, changed)
                        .delivered(shipment, arrived.receipt(), "found", connection);
                shipments.update(delivered.at(Stage.DELIVERED, now, delivered.lines()));
            } else if (found instanceof Reconciliation.StillUnknown && patient) {
                Instant next = now.plus(Pauses.beforeNextLook(
                        shipment.looks(), channel.descriptor().limits().lookAgain()));
                shipments.update(shipment.looked(Stage.UNKNOWN, next, shipment.lines()));
            } else {
                log.warn("{} submission {}: not to be found, it is sent again", shipment.channel(), shipment.id());
                shipments.update(shipment.at(Stage.OPEN, now, shipment.lines()));
                for (Line line : shipment.lines()) {
                    Publications publications = new Publications(connection);
                    Publication p = publications.lock(line.publication()).orElseThrow();
                    publications.update(p.in(PublicationState.WAITING, now, now), now);
                    new Remarks(connection)
                            .step(p.id(), now, "resend", shipment.id().value(), shipment.id());
                    changed.add(p.id());
                }
            }
            return shipment;
        });
        announcer.accept(changed);
    }

    private Reconciliation ask(Shipment shipment, Contexts contexts) {
        Reconciling.Attempt attempt = new Reconciling.Attempt(
                Handing.submission(shipment),
                Objects.requireNonNull(shipment.sendTime()),
                Objects.requireNonNull(shipment.startedAt()));
        try {
            return channel.<Reconciling, Reconciliation>ask(
                            Reconciling.class,
                            contexts.longest(),
                            facet -> facet.reconcile(attempt, contexts.collect(shipment.channel())))
                    .orElseGet(Reconciliation.StillUnknown::new);
        } catch (ConnectorDefectException e) {
            log.error("{} submission {}: the connector failed to look for it", shipment.channel(), shipment.id(), e);
            return new Reconciliation.StillUnknown();
        }
    }
}
