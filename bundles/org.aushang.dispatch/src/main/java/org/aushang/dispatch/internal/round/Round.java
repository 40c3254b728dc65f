package org.aushang.dispatch.internal.round;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.aushang.api.model.Capabilities.Answer;
import org.aushang.api.model.PublicationId;
import org.aushang.api.spi.Handover;
import org.aushang.api.spi.Receipt;
import org.aushang.api.spi.StillOnline;
import org.aushang.api.spi.StillOnline.Overview;
import org.aushang.api.spi.Verdict;
import org.aushang.dispatch.internal.Texts;
import org.aushang.dispatch.internal.channels.Channels;
import org.aushang.dispatch.internal.channels.Channels.Channel;
import org.aushang.dispatch.internal.channels.ConnectorDefectException;
import org.aushang.dispatch.internal.ledger.ChannelRow;
import org.aushang.dispatch.internal.ledger.ChannelRow.Hold;
import org.aushang.dispatch.internal.ledger.ChannelRows;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.aushang.dispatch.internal.ledger.OvertakenException;
import org.aushang.dispatch.internal.ledger.Publications;
import org.aushang.dispatch.internal.ledger.Shipment;
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
    private static final Duration OVERTAKEN = Duration.ofSeconds(10);
    private static final Duration OVERVIEW = Duration.ofHours(6);

    private final Ledger ledger;
    private final Channels channels;
    private final Clock clock;
    private final Duration look;
    private final Guards guards;
    private final BooleanSupplier stopping;
    private final Consumer<Set<PublicationId>> announcer;
    /** When each channel's board is asked again what it shows; another start asks anew, which changes nothing. */
    private final Map<String, Instant> comparing = new ConcurrentHashMap<>();

    private final Identities identities = new Identities();
    private final RandomGenerator random = RandomGenerator.getDefault();

    public Round(
            Ledger ledger,
            Channels channels,
            Clock clock,
            Duration look,
            Guards guards,
            BooleanSupplier stopping,
            Consumer<Set<PublicationId>> announcer) {
        this.ledger = ledger;
        this.channels = channels;
        this.clock = clock;
        this.look = look;
        this.guards = guards;
        this.stopping = stopping;
        this.announcer = announcer;
    }

    /** @return when something is to be done again; never further away than the configured look */
    public Instant run(String channelId) {
        Optional<Channel> found = channels.find(channelId);
        if (found.isEmpty() || stopping.getAsBoolean()) {
            return clock.instant().plus(look);
        }
        Channel channel = found.get();
        ledger.inTransaction(connection -> {
            new ChannelRows(connection).board(channelId, channel.descriptor().board(), clock.instant());
            return channelId;
        });
        if (!channel.descriptor().condition().isReady()) {
            return clock.instant().plus(look);
        }
        try {
            return work(channel);
        } catch (OvertakenException e) {
            log.warn("Channel {}: {}; nothing is written over it", channelId, e.getMessage());
            return clock.instant().plus(OVERTAKEN);
        }
    }

    private Instant work(Channel channel) {
        Contexts contexts = new Contexts(ledger, clock, stopping);
        interrupted(channel);
        for (Shipment shipment : due(Stage.UNKNOWN, channel)) {
            new Tracing(channel, ledger, clock, random, announcer).trace(shipment, contexts);
        }
        listen(channel, contexts);
        compare(channel, contexts);
        Optional<Instant> turn = handOver(channel, contexts);
        Set<PublicationId> ended = new LinkedHashSet<>();
        ledger.inTransaction(connection -> new Ending(channel, clock, ended).end(connection));
        announcer.accept(ended);
        return next(channel, turn);
    }

    /** The channel came, or came back with another configuration: neither what it deferred nor a refused account counts any more. */
    public void renewed(String channelId) {
        ledger.inTransaction(connection -> {
            new Shipments(connection).hurry(channelId, clock.instant());
            new ChannelRows(connection).trust(channelId, clock.instant());
            return channelId;
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
            if (!channel.isCurrent()) {
                // It went away meanwhile; the one that comes is asked.
                return;
            }
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

    /** Boards draw up their overviews once a day; nobody has to know within the hour. */
    private void compare(Channel channel, Contexts contexts) {
        String id = channel.descriptor().channelId();
        Instant now = clock.instant();
        Instant due = comparing.getOrDefault(id, Instant.MIN);
        if (stopping.getAsBoolean() || !channel.has(StillOnline.class) || now.isBefore(due)) {
            return;
        }
        comparing.put(id, now.plus(OVERVIEW));
        Optional<Instant> first = ledger.inTransaction(connection -> new Publications(connection).firstOnline(id));
        if (first.isEmpty()) {
            return;
        }
        try {
            Optional<Optional<Overview>> found = channel.ask(
                    StillOnline.class, contexts.longest(), facet -> facet.stillOnline(contexts.collect(id)));
            found.flatMap(overview -> overview).ifPresent(overview -> {
                Set<PublicationId> changed = new LinkedHashSet<>();
                ledger.inTransaction(
                        connection -> new Comparing(channel, clock, changed).compare(overview, connection));
                announcer.accept(changed);
            });
        } catch (ConnectorDefectException e) {
            log.error("Channel {} failed to say what is still online; we ask again", id, e);
        }
    }

    /** @return when it is our turn again, if that is what is in the way */
    private Optional<Instant> handOver(Channel channel, Contexts contexts) {
        Gate gate = new Gate(channel, clock, guards);
        while (!stopping.getAsBoolean() && channel.isCurrent()) {
            Set<PublicationId> changed = new LinkedHashSet<>();
            Forming forming = new Forming(channel, clock, identities, changed);
            Optional<Shipment> formed = ledger.durably(connection -> {
                Gate.Decision decision = gate.decide(connection);
                return decision.isOpen() ? forming.form(connection, decision.orders()) : Optional.empty();
            });
            announcer.accept(changed);
            if (formed.isEmpty()) {
                return forming.turnsAt();
            }
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
            if (!(handover instanceof Handover.Delivered)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
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

    private Instant next(Channel channel, Optional<Instant> turn) {
        String channelId = channel.descriptor().channelId();
        Instant now = clock.instant();
        Instant latest = now.plus(look);
        return ledger.inTransaction(connection -> {
            ChannelRow row = new ChannelRows(connection).of(channelId);
            Shipments shipments = new Shipments(connection);
            Stream<Optional<Instant>> handing = row.hold() == Hold.NONE
                    ? Stream.of(new Publications(connection).nextDue(channelId), shipments.nextAttempt(channelId))
                    : Stream.of(Optional.ofNullable(row.holdUntil()));
            Instant earliest = turn.filter(now::isBefore).orElse(now.plusSeconds(1));
            return Stream.concat(
                            handing.flatMap(Optional::stream).map(due -> due.isBefore(earliest) ? earliest : due),
                            Stream.of(shipments.nextLook(channelId), Ending.next(channel, connection))
                                    .flatMap(Optional::stream)
                                    .map(due -> due.isBefore(now.plusSeconds(1)) ? now.plusSeconds(1) : due))
                    .filter(due -> due.isBefore(latest))
                    .min(Instant::compareTo)
                    .orElse(latest);
        });
    }
}
