package org.aushang.dispatch.internal.round;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.Capabilities.Answer;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.api.spi.Handover;
import org.aushang.api.spi.Receipt;
import org.aushang.api.spi.Reconciling;
import org.aushang.api.spi.Reconciling.Reconciliation;
import org.aushang.api.spi.Verdict;
import org.aushang.dispatch.internal.Texts;
import org.aushang.dispatch.internal.channels.Channels;
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

/**
 * One look at one channel: what a crash cut off is asked about, verdicts are heard, what waits is handed over. One channel
 * is worked by one thread of one node at a time; the scheduler sees to that.
 */
public final class Round {

    private static final Logger log = LoggerFactory.getLogger(Round.class);

    private final Ledger ledger;
    private final Channels channels;
    private final Clock clock;
    private final Duration look;
    private final BooleanSupplier stopping;
    private final Consumer<Set<PublicationId>> announcer;
    private final Identities identities = new Identities();
    private final RandomGenerator random = RandomGenerator.getDefault();

    public Round(
            Ledger ledger,
            Channels channels,
            Clock clock,
            Duration look,
            BooleanSupplier stopping,
            Consumer<Set<PublicationId>> announcer) {
        this.ledger = ledger;
        this.channels = channels;
        this.clock = clock;
        this.look = look;
        this.stopping = stopping;
        this.announcer = announcer;
    }

    /** @return when to look again; never further away than the configured look */
    public Instant run(String channelId) {
        Optional<Channel> found = channels.find(channelId);
        if (found.isEmpty() || stopping.getAsBoolean()) {
            return clock.instant().plus(look);
        }
        Channel channel = found.get();
        remember(channelId, channel);
        if (!channel.descriptor().condition().isReady()) {
            return clock.instant().plus(look);
        }
        Contexts contexts = new Contexts(ledger, clock, stopping);
        interrupted(channel);
        for (Shipment shipment : due(Stage.UNKNOWN, channel)) {
            trace(shipment, channel, contexts);
        }
        listen(channel, contexts);
        handOver(channel, contexts);
        Set<PublicationId> ended = new LinkedHashSet<>();
        ledger.inTransaction(connection -> new Ending(channel, clock, ended).end(connection));
        announcer.accept(ended);
        return next(channel);
    }

    /** The channel came, or came back with another configuration: what it deferred before need not wait any longer. */
    public void renewed(String channelId) {
        ledger.inTransaction(connection -> {
            new Shipments(connection).hurry(channelId, clock.instant());
            return channelId;
        });
    }

    private void remember(String id, Channel channel) {
        ledger.inTransaction(connection -> {
            QueryRunner run = new QueryRunner();
            String board = channel.descriptor().board();
            String known = run.query(
                    connection,
                    "select board from channel where id = ?",
                    rows -> rows.next() ? rows.getString(1) : "",
                    id);
            if (known.isEmpty()) {
                run.update(
                        connection,
                        "insert into channel (id, board, described_at) values (?, ?, ?)",
                        id,
                        board,
                        clock.instant().atOffset(java.time.ZoneOffset.UTC));
            } else if (!known.equals(board)) {
                run.update(connection, "update channel set board = ? where id = ?", board, id);
            }
            return id;
        });
    }

    private List<Shipment> due(Stage stage, Channel channel) {
        Instant now = clock.instant();
        return ledger.inTransaction(connection -> new Shipments(connection)
                .at(stage, channel.descriptor().channelId()).stream()
                        .filter(shipment -> !shipment.nextAt().isAfter(now))
                        .toList());
    }

    /** Only one thread works a channel, so what is still sending was cut off. */
    private void interrupted(Channel channel) {
        Set<PublicationId> changed = new LinkedHashSet<>();
        ledger.inTransaction(connection -> {
            Shipments shipments = new Shipments(connection);
            for (Shipment shipment :
                    shipments.at(Stage.SENDING, channel.descriptor().channelId())) {
                log.warn("{} submission {}: was interrupted, it may have arrived", shipment.channel(), shipment.id());
                Shipment unknown =
                        new Handing(channel, clock, random, changed).unknown(shipment, Texts.interrupted(), connection);
                shipments.update(unknown.at(Stage.UNKNOWN, clock.instant(), unknown.lines()));
            }
            return channel;
        });
        announcer.accept(changed);
    }

    private void trace(Shipment shipment, Channel channel, Contexts contexts) {
        Reconciliation found = ask(shipment, channel, contexts);
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
                            .step(p.id(), now, "resend", shipment.id().value());
                    changed.add(p.id());
                }
            }
            return shipment;
        });
        announcer.accept(changed);
    }

    private Reconciliation ask(Shipment shipment, Channel channel, Contexts contexts) {
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

    private void listen(Channel channel, Contexts contexts) {
        List<Shipment> due = due(Stage.DELIVERED, channel);
        if (due.isEmpty() || stopping.getAsBoolean()) {
            return;
        }
        List<Receipt> receipts = due.stream().map(Listening::receipt).toList();
        List<Verdict> verdicts;
        try {
            verdicts = channel.ask(
                    contexts.longest(),
                    publisher -> publisher.collectVerdicts(
                            receipts, contexts.collect(channel.descriptor().channelId())));
        } catch (ConnectorDefectException e) {
            log.error(
                    "Channel {} failed to collect verdicts; we ask again",
                    channel.descriptor().channelId(),
                    e);
            verdicts = receipts.stream()
                    .flatMap(receipt -> receipt.entries().stream()
                            .map(entry -> new Verdict(
                                    receipt.submission(),
                                    entry.publication(),
                                    Verdict.Decision.STILL_UNKNOWN,
                                    List.of(Texts.defect(receipt.submission().value())),
                                    "")))
                    .toList();
        }
        List<Verdict> heard = verdicts;
        for (Shipment shipment : due) {
            Set<PublicationId> changed = new LinkedHashSet<>();
            ledger.inTransaction(connection -> {
                new Listening(channel, clock, identities, changed).apply(shipment, heard, connection);
                return shipment;
            });
            announcer.accept(changed);
        }
    }

    private void handOver(Channel channel, Contexts contexts) {
        boolean more = true;
        while (more && !stopping.getAsBoolean() && channel.isCurrent()) {
            Set<PublicationId> changed = new LinkedHashSet<>();
            Optional<Shipment> formed = ledger.inTransaction(new Forming(channel, clock, identities, changed)::form);
            announcer.accept(changed);
            more = formed.isPresent();
            if (formed.isPresent()) {
                Set<PublicationId> moved = new LinkedHashSet<>();
                Handing handing = new Handing(channel, clock, random, moved);
                Handover handover = handing.attempt(formed.get(), contexts);
                ledger.inTransaction(connection -> {
                    Shipment after = handing.record(formed.get(), handover, connection);
                    if (handover instanceof Handover.Delivered delivered) {
                        heard(channel, after, delivered, moved, connection);
                    }
                    return after;
                });
                announcer.accept(moved);
                more = handover instanceof Handover.Delivered;
            }
        }
    }

    /** What the board said together with its receipt. */
    private void heard(
            Channel channel,
            Shipment shipment,
            Handover.Delivered delivered,
            Set<PublicationId> moved,
            Connection connection)
            throws SQLException {
        Listening listening = new Listening(channel, clock, identities, moved);
        if (channel.capabilities().answer() == Answer.NEVER) {
            listening.settle(shipment, connection);
        } else if (!delivered.verdicts().isEmpty()) {
            listening.apply(shipment, delivered.verdicts(), connection);
        }
    }

    private Instant next(Channel channel) {
        String channelId = channel.descriptor().channelId();
        Instant now = clock.instant();
        Instant latest = now.plus(look);
        return ledger.inTransaction(connection -> Stream.of(
                        new Publications(connection).nextDue(channelId),
                        new Shipments(connection).nextDue(channelId),
                        Ending.next(channel, connection))
                .flatMap(Optional::stream)
                // What is due but not ours to send yet, because of the board's distance, is looked at every second.
                .map(due -> due.isBefore(now.plusSeconds(1)) ? now.plusSeconds(1) : due)
                .filter(due -> due.isBefore(latest))
                .min(Instant::compareTo)
                .orElse(latest));
    }
}
