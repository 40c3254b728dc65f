package org.aushang.dispatch.internal.delivery;

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
import org.aushang.api.connector.InventorySource;
import org.aushang.api.connector.InventorySource.BoardInventory;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.Capabilities.Answer;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelRepository;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.StaleSubmissionException;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over one channel: resolves attempts in doubt, collects verdicts, detects drift, sends what is due. The scheduler
 * guarantees that a channel is processed by one thread of one node at a time. Idempotent: after a crash the states are
 * compared again.
 */
public final class ChannelWorker {

    private static final Logger log = LoggerFactory.getLogger(ChannelWorker.class);
    private static final Duration OVERTAKEN = Duration.ofSeconds(10);
    private static final Duration OVERVIEW = Duration.ofHours(6);

    private final Ledger ledger;
    private final Channels channels;
    private final Clock clock;
    private final Duration look;
    private final SendPolicy policy;
    private final BooleanSupplier stopping;
    private final Consumer<Set<PublicationId>> notifier;
    /** When each channel's board is asked again what it shows; another start asks anew, which changes nothing. */
    private final Map<String, Instant> comparing = new ConcurrentHashMap<>();

    private final IdGenerator ids = new IdGenerator();
    private final RandomGenerator random = RandomGenerator.getDefault();

    public ChannelWorker(
            Ledger ledger,
            Channels channels,
            Clock clock,
            Duration look,
            SendPolicy policy,
            BooleanSupplier stopping,
            Consumer<Set<PublicationId>> notifier) {
        this.ledger = ledger;
        this.channels = channels;
        this.clock = clock;
        this.look = look;
        this.policy = policy;
        this.stopping = stopping;
        this.notifier = notifier;
    }

    /** @return when something is to be done again; never further away than the configured look */
    public Instant run(String channelId) {
        Optional<Channel> found = channels.find(channelId);
        if (found.isEmpty() || stopping.getAsBoolean()) {
            return clock.instant().plus(look);
        }
        Channel channel = found.get();
        ledger.inTransaction(connection -> {
            new ChannelRepository(connection)
                    .board(channelId, channel.descriptor().board(), clock.instant());
            return channelId;
        });
        if (!channel.descriptor().condition().isReady()) {
            return clock.instant().plus(look);
        }
        try {
            return work(channel);
        } catch (StaleSubmissionException e) {
            log.warn("Channel {}: {}; nothing is written over it", channelId, e.getMessage());
            return clock.instant().plus(OVERTAKEN);
        }
    }

    private Instant work(Channel channel) {
        ConnectorContexts contexts = new ConnectorContexts(ledger, clock, stopping);
        markInterrupted(channel);
        for (SubmissionRecord record : due(Stage.IN_DOUBT, channel)) {
            new InDoubtResolver(channel, ledger, clock, random, notifier).trace(record, contexts);
        }
        collectVerdicts(channel, contexts);
        detectDrift(channel, contexts);
        Optional<Instant> turn = sendPending(channel, contexts);
        Set<PublicationId> ended = new LinkedHashSet<>();
        ledger.inTransaction(connection -> new ExpiryProcessor(channel, clock, ended).end(connection));
        notifier.accept(ended);
        return next(channel, turn);
    }

    /** The channel came, or came back with another configuration: neither what it deferred nor a refused account counts any more. */
    public void connectorReplaced(String channelId) {
        ledger.inTransaction(connection -> {
            new SubmissionRepository(connection).makeDueNow(channelId, clock.instant());
            new ChannelRepository(connection).clearAccountHold(channelId, clock.instant());
            return channelId;
        });
    }

    private List<SubmissionRecord> due(Stage stage, Channel channel) {
        Instant now = clock.instant();
        return ledger.inTransaction(connection -> new SubmissionRepository(connection)
                .at(stage, channel.descriptor().channelId()).stream()
                        .filter(record -> !record.nextAt().isAfter(now))
                        .toList());
    }

    /** Only one thread works a channel, so what is still sending was cut off. */
    private void markInterrupted(Channel channel) {
        Set<PublicationId> changed = new LinkedHashSet<>();
        ledger.inTransaction(connection -> {
            SubmissionRepository submissions = new SubmissionRepository(connection);
            for (SubmissionRecord record :
                    submissions.at(Stage.SENDING, channel.descriptor().channelId())) {
                log.warn("{} submission {}: was interrupted, it may have arrived", record.channel(), record.id());
                SubmissionRecord unknown = new SubmissionSender(channel, clock, random, changed)
                        .unknown(record, Texts.interrupted(), connection);
                submissions.update(unknown.at(Stage.IN_DOUBT, clock.instant(), unknown.lines()));
            }
            return channel;
        });
        notifier.accept(changed);
    }

    private void collectVerdicts(Channel channel, ConnectorContexts contexts) {
        List<SubmissionRecord> due = due(Stage.DELIVERED, channel);
        if (due.isEmpty() || stopping.getAsBoolean()) {
            return;
        }
        List<Receipt> receipts = due.stream().map(VerdictProcessor::receipt).toList();
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
        for (SubmissionRecord record : due) {
            Set<PublicationId> changed = new LinkedHashSet<>();
            ledger.inTransaction(connection -> {
                new VerdictProcessor(channel, clock, ids, changed).apply(record, heard, connection);
                return record;
            });
            notifier.accept(changed);
        }
    }

    /** Boards publish their inventory once a day; polling it a few times a day is enough. */
    private void detectDrift(Channel channel, ConnectorContexts contexts) {
        String id = channel.descriptor().channelId();
        Instant now = clock.instant();
        Instant due = comparing.getOrDefault(id, Instant.MIN);
        if (stopping.getAsBoolean() || !channel.has(InventorySource.class) || now.isBefore(due)) {
            return;
        }
        comparing.put(id, now.plus(OVERVIEW));
        Optional<Instant> first =
                ledger.inTransaction(connection -> new PublicationRepository(connection).firstOnline(id));
        if (first.isEmpty()) {
            return;
        }
        try {
            Optional<Optional<BoardInventory>> found = channel.ask(
                    InventorySource.class, contexts.longest(), facet -> facet.inventory(contexts.collect(id)));
            found.flatMap(overview -> overview).ifPresent(overview -> {
                Set<PublicationId> changed = new LinkedHashSet<>();
                ledger.inTransaction(
                        connection -> new DriftDetector(channel, clock, changed).compare(overview, connection));
                notifier.accept(changed);
            });
        } catch (ConnectorDefectException e) {
            log.error("Channel {} failed to say what is still online; we ask again", id, e);
        }
    }

    /** @return when it is our turn again, if that is what is in the way */
    private Optional<Instant> sendPending(Channel channel, ConnectorContexts contexts) {
        SendGate gate = new SendGate(channel, clock, policy);
        while (!stopping.getAsBoolean() && channel.isCurrent()) {
            Set<PublicationId> changed = new LinkedHashSet<>();
            SubmissionAssembler assembler = new SubmissionAssembler(channel, clock, ids, changed);
            Optional<SubmissionRecord> formed = ledger.durably(connection -> {
                SendGate.Decision decision = gate.decide(connection);
                return decision.isOpen() ? assembler.form(connection, decision.orders()) : Optional.empty();
            });
            notifier.accept(changed);
            if (formed.isEmpty()) {
                return assembler.turnsAt();
            }
            Set<PublicationId> moved = new LinkedHashSet<>();
            SubmissionSender sender = new SubmissionSender(channel, clock, random, moved);
            SubmitResult handover = sender.attempt(formed.get(), contexts);
            ledger.inTransaction(connection -> {
                SubmissionRecord after = sender.record(formed.get(), handover, connection);
                if (handover instanceof SubmitResult.Delivered delivered) {
                    applyVerdicts(channel, after, delivered, moved, connection);
                }
                return after;
            });
            notifier.accept(moved);
            if (!(handover instanceof SubmitResult.Delivered)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What the board said together with its receipt. */
    private void applyVerdicts(
            Channel channel,
            SubmissionRecord record,
            SubmitResult.Delivered delivered,
            Set<PublicationId> moved,
            Connection connection)
            throws SQLException {
        VerdictProcessor verdictProcessor = new VerdictProcessor(channel, clock, ids, moved);
        if (channel.capabilities().answer() == Answer.NEVER) {
            verdictProcessor.assumeDelivered(record, connection);
        } else if (!delivered.verdicts().isEmpty()) {
            verdictProcessor.apply(record, delivered.verdicts(), connection);
        }
    }

    private Instant next(Channel channel, Optional<Instant> turn) {
        String channelId = channel.descriptor().channelId();
        Instant now = clock.instant();
        Instant latest = now.plus(look);
        return ledger.inTransaction(connection -> {
            ChannelRecord row = new ChannelRepository(connection).of(channelId);
            SubmissionRepository submissions = new SubmissionRepository(connection);
            Stream<Optional<Instant>> sender = row.hold() == Hold.NONE
                    ? Stream.of(
                            new PublicationRepository(connection).nextDue(channelId),
                            submissions.nextAttempt(channelId))
                    : Stream.of(Optional.ofNullable(row.holdUntil()));
            Instant earliest = turn.filter(now::isBefore).orElse(now.plusSeconds(1));
            return Stream.concat(
                            sender.flatMap(Optional::stream).map(due -> due.isBefore(earliest) ? earliest : due),
                            Stream.of(submissions.nextPoll(channelId), ExpiryProcessor.next(channel, connection))
                                    .flatMap(Optional::stream)
                                    .map(due -> due.isBefore(now.plusSeconds(1)) ? now.plusSeconds(1) : due))
                    .filter(due -> due.isBefore(latest))
                    .min(Instant::compareTo)
                    .orElse(latest);
        });
    }
}
