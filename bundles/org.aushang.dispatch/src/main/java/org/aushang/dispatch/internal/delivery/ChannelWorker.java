package org.aushang.dispatch.internal.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.aushang.api.connector.BoardInventory;
import org.aushang.api.connector.InventorySource;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.SubmitResult.Kind;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.Capabilities.Answer;
import org.aushang.api.model.Finding;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.LogContext;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.StaleSubmissionException;
import org.aushang.dispatch.internal.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over one channel: resolves attempts in doubt, collects verdicts, detects drift, sends what is due. The scheduler
 * guarantees that a channel is processed by one thread of one node at a time. Idempotent: after a crash the states are
 * compared again.
 */
public final class ChannelWorker {

    private static final Logger log = LoggerFactory.getLogger(ChannelWorker.class);
    private static final Duration STALE = Duration.ofSeconds(10);
    private static final Duration INVENTORY = Duration.ofHours(6);

    private final Ledger ledger;
    private final Channels channels;
    private final Clock clock;
    private final Duration idle;
    private final SendPolicy policy;
    private final BooleanSupplier stopping;
    /** When each channel's inventory is due; a restart asks anew, which changes nothing. */
    private final Map<String, Instant> inventoryDue = new ConcurrentHashMap<>();

    private final IdGenerator ids = new IdGenerator();
    private final RandomGenerator random = RandomGenerator.getDefault();

    /** @param idle the longest pause between two passes */
    public ChannelWorker(
            Ledger ledger, Channels channels, Clock clock, Duration idle, SendPolicy policy, BooleanSupplier stopping) {
        this.ledger = ledger;
        this.channels = channels;
        this.clock = clock;
        this.idle = idle;
        this.policy = policy;
        this.stopping = stopping;
    }

    /** @return when something is to be done again; never later than the longest pause */
    public Instant run(String channelId) {
        return LogContext.channel(channelId, () -> runOnce(channelId));
    }

    private Instant runOnce(String channelId) {
        Optional<Channel> found = channels.find(channelId);
        if (found.isEmpty() || stopping.getAsBoolean()) {
            return clock.instant().plus(idle);
        }
        Channel channel = found.get();
        ledger.inTransaction(work -> {
            work.channels().board(channelId, channel.descriptor().board(), clock.instant());
            return channelId;
        });
        if (!channel.descriptor().condition().isReady()) {
            return clock.instant().plus(idle);
        }
        try (ConnectorContexts contexts = new ConnectorContexts(ledger, channels, clock, stopping)) {
            return work(new ChannelContext(channel, ledger, clock, ids, random, policy, contexts));
        } catch (StaleSubmissionException e) {
            log.warn("Channel {}: {}; nothing is written over it", channelId, e.getMessage());
            return clock.instant().plus(STALE);
        }
    }

    private Instant work(ChannelContext context) {
        markInterrupted(context);
        for (SubmissionRecord record : due(Stage.IN_DOUBT, context)) {
            LogContext.submission(record.id(), () -> {
                new InDoubtResolver(context).resolve(record);
                return record;
            });
        }
        collectVerdicts(context);
        detectDrift(context);
        endListings(context);
        Optional<Instant> turnsAt = sendPending(context);
        return next(context, turnsAt);
    }

    private void endListings(ChannelContext context) {
        ExpiryProcessor expiry = new ExpiryProcessor(context);
        boolean more = true;
        while (more && !stopping.getAsBoolean()) {
            more = ledger.durably(expiry::process);
        }
    }

    /** The connector was registered or reconfigured: deferrals and a refused account no longer count. */
    public void connectorReplaced(String channelId) {
        ledger.inTransaction(work -> {
            work.submissions().makeDueNow(channelId, clock.instant());
            work.channels().clearAccountHold(channelId, clock.instant());
            return channelId;
        });
    }

    /** Verdicts are due now: the board said that there are some. */
    public void pollNow(String channelId) {
        ledger.inTransaction(work -> {
            work.submissions().pollNow(channelId, clock.instant());
            return channelId;
        });
    }

    private List<SubmissionRecord> due(Stage stage, ChannelContext context) {
        Instant now = clock.instant();
        return ledger.inTransaction(work -> work.submissions().at(stage, context.id()).stream()
                .filter(record -> !record.nextAt().isAfter(now))
                .toList());
    }

    /** One thread of one node works a channel, so an attempt that is still under way was interrupted. */
    private void markInterrupted(ChannelContext context) {
        ledger.inTransaction(work -> {
            for (SubmissionRecord record : work.submissions().at(Stage.SENDING, context.id())) {
                log.warn("{} submission {}: was interrupted, it may have arrived", record.channel(), record.id());
                SubmissionRecord inDoubt = new SubmissionSender(context).inDoubt(record, Texts.interrupted(), work);
                work.submissions().update(inDoubt.at(Stage.IN_DOUBT, clock.instant(), inDoubt.lines()));
            }
            return context;
        });
    }

    private void collectVerdicts(ChannelContext context) {
        List<SubmissionRecord> due = due(Stage.DELIVERED, context);
        if (due.isEmpty() || stopping.getAsBoolean()) {
            return;
        }
        List<Receipt> receipts = due.stream().map(VerdictProcessor::receipt).toList();
        List<Verdict> verdicts;
        try {
            verdicts = context.channel()
                    .ask(
                            ConnectorContexts.longest(),
                            publisher -> publisher.collectVerdicts(
                                    receipts, context.contexts().collect(context.id())));
        } catch (ConnectorDefectException e) {
            context.contexts().discardShared();
            if (!context.channel().isCurrent()) {
                // It was replaced meanwhile; its successor is asked.
                return;
            }
            log.error("Channel {} failed to collect verdicts; it is asked again", context.id(), e);
            verdicts = receipts.stream().flatMap(ChannelWorker::failed).toList();
        }
        List<Verdict> collected = verdicts;
        for (SubmissionRecord record : due) {
            VerdictProcessor processor = new VerdictProcessor(context);
            if (processor.hasNews(record, collected)) {
                LogContext.submission(
                        record.id(),
                        () -> ledger.durably(work -> {
                            processor.apply(record, collected, work);
                            return record;
                        }));
            } else {
                // That it was asked may be lost: it is asked again then.
                ledger.inTransaction(work -> {
                    processor.postpone(record, work);
                    return record;
                });
            }
        }
    }

    private static Stream<Verdict> failed(Receipt receipt) {
        Finding defect = Texts.defect(receipt.submission().value());
        return receipt.entries().stream()
                .map(entry -> Verdict.builder(receipt.submission(), entry.publication(), Verdict.Decision.STILL_UNKNOWN)
                        .findings(List.of(defect))
                        .build());
    }

    /** Boards publish their inventory once a day; polling it a few times a day is enough. */
    private void detectDrift(ChannelContext context) {
        String id = context.id();
        Instant now = clock.instant();
        Instant due = inventoryDue.getOrDefault(id, Instant.MIN);
        if (stopping.getAsBoolean() || !context.channel().has(InventorySource.class) || now.isBefore(due)) {
            return;
        }
        inventoryDue.put(id, now.plus(INVENTORY));
        if (ledger.inTransaction(work -> work.listings().firstOnline(id)).isEmpty()) {
            return;
        }
        try {
            Optional<Optional<BoardInventory>> found = context.channel()
                    .ask(
                            InventorySource.class,
                            ConnectorContexts.longest(),
                            facet -> facet.inventory(context.contexts().collect(id)));
            found.flatMap(inventory -> inventory)
                    .ifPresent(inventory ->
                            ledger.inTransaction(work -> new DriftDetector(context).compare(inventory, work)));
        } catch (ConnectorDefectException e) {
            if (!context.channel().isCurrent()) {
                // It was replaced meanwhile; its successor is asked.
                inventoryDue.remove(id);
                return;
            }
            log.error("Channel {} failed to read the board's inventory; it is asked again", id, e);
        }
    }

    /**
     * Claim, check, begin, attempt, record: only claim, begin and record are transactions.
     *
     * @return when the exclusive key is free again, if that is what is waited for
     */
    private Optional<Instant> sendPending(ChannelContext context) {
        SendGate gate = new SendGate(context);
        SubmissionAssembler assembler = new SubmissionAssembler(context);
        PostingChecker checker = new PostingChecker(context);
        SubmissionSender sender = new SubmissionSender(context);
        while (!stopping.getAsBoolean() && context.channel().isCurrent()) {
            SubmissionAssembler.Due due = ledger.inTransaction(work -> {
                SendGate.Decision decision = gate.decide(work);
                return decision.isOpen() ? assembler.claim(work, decision.orders()) : SubmissionAssembler.Due.NOTHING;
            });
            if (due.claim().isEmpty()) {
                return due.turnsAt();
            }
            SubmissionAssembler.Claim claim = due.claim().get();
            List<PostingChecker.Checked> checked = checker.check(claim);
            Optional<SubmissionAssembler.Prepared> prepared = ledger.durably(
                    work -> gate.decide(work).isOpen() ? assembler.begin(claim, checked, work) : Optional.empty());
            if (prepared.isEmpty()) {
                return Optional.empty();
            }
            SubmissionAssembler.Prepared ready = prepared.get();
            SubmitResult result = LogContext.submission(ready.record().id(), () -> send(ready, sender, context));
            if (result.kind() != Kind.DELIVERED) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private SubmitResult send(SubmissionAssembler.Prepared prepared, SubmissionSender sender, ChannelContext context) {
        SubmitResult result = sender.attempt(prepared);
        ledger.durably(work -> {
            SubmissionRecord after = sender.record(prepared.record(), result, work);
            if (result.kind() == Kind.DELIVERED) {
                applyVerdicts(context, after, result, work);
            }
            return after;
        });
        return result;
    }

    /** Verdicts that came together with the receipt. */
    private static void applyVerdicts(
            ChannelContext context, SubmissionRecord record, SubmitResult result, UnitOfWork work) throws SQLException {
        VerdictProcessor verdictProcessor = new VerdictProcessor(context);
        if (context.channel().capabilities().answer() == Answer.NEVER) {
            verdictProcessor.assumeDelivered(record, work);
        } else if (!result.verdicts().isEmpty()) {
            verdictProcessor.apply(record, result.verdicts(), work);
        }
    }

    private Instant next(ChannelContext context, Optional<Instant> turnsAt) {
        String id = context.id();
        Instant now = clock.instant();
        Instant latest = now.plus(idle);
        return ledger.inTransaction(work -> {
            ChannelRecord row = work.channels().of(id);
            Stream<Optional<Instant>> sender = row.hold() == Hold.NONE
                    ? Stream.of(
                            work.publications().nextDue(id), work.submissions().nextAttempt(id))
                    : Stream.of(Optional.ofNullable(row.holdUntil()));
            Instant earliest = turnsAt.filter(now::isBefore).orElse(now.plusSeconds(1));
            return Stream.concat(
                            sender.flatMap(Optional::stream).map(due -> due.isBefore(earliest) ? earliest : due),
                            Stream.of(work.submissions().nextPoll(id), new ExpiryProcessor(context).next(work))
                                    .flatMap(Optional::stream)
                                    .map(due -> due.isBefore(now.plusSeconds(1)) ? now.plusSeconds(1) : due))
                    .filter(due -> due.isBefore(latest))
                    .min(Instant::compareTo)
                    .orElse(latest);
        });
    }
}
