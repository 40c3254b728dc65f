package org.aushang.dispatch.internal.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.aushang.api.connector.Reconciler;
import org.aushang.api.connector.Reconciler.Reconciliation;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.model.Backoff;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.Remarks;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves attempts in doubt: asks the connector what became of an attempt whose answer was lost, before anything is sent again. */
final class InDoubtResolver {

    private static final Logger log = LoggerFactory.getLogger(InDoubtResolver.class);

    private final Channel channel;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<Set<PublicationId>> notifier;

    InDoubtResolver(
            Channel channel,
            Ledger ledger,
            Clock clock,
            RandomGenerator random,
            Consumer<Set<PublicationId>> notifier) {
        this.channel = channel;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
        this.notifier = notifier;
    }

    /** Asks the connector once, and decides: it had arrived, it goes out again, or it is looked for later. */
    void trace(SubmissionRecord record, ConnectorContexts contexts) {
        Reconciliation found = ask(record, contexts);
        Set<PublicationId> changed = new LinkedHashSet<>();
        ledger.inTransaction(connection -> {
            SubmissionRepository submissions = new SubmissionRepository(connection);
            Instant now = clock.instant();
            Instant started = Objects.requireNonNullElse(record.startedAt(), now);
            boolean patient =
                    now.isBefore(started.plus(channel.descriptor().limits().patience()));
            if (found instanceof Reconciliation.Arrived arrived) {
                log.info("{} submission {}: had arrived", record.channel(), record.id());
                SubmissionRecord delivered = new SubmissionSender(channel, clock, random, changed)
                        .delivered(record, arrived.receipt(), "found", connection);
                submissions.update(delivered.at(Stage.DELIVERED, now, delivered.lines()));
            } else if (found instanceof Reconciliation.StillUnknown && patient) {
                Instant next = now.plus(Backoff.beforeNextPoll(
                        record.polls(), channel.descriptor().limits().lookAgain()));
                submissions.update(record.looked(Stage.IN_DOUBT, next, record.lines()));
            } else {
                log.warn("{} submission {}: not to be found, it is sent again", record.channel(), record.id());
                submissions.update(record.at(Stage.OPEN, now, record.lines()));
                for (Line line : record.lines()) {
                    PublicationRepository publications = new PublicationRepository(connection);
                    Publication p = publications.lock(line.publication()).orElseThrow();
                    publications.update(p.in(PublicationState.PENDING, now, now), now);
                    new Remarks(connection)
                            .step(p.id(), now, "resend", record.id().value(), record.id());
                    changed.add(p.id());
                }
            }
            return record;
        });
        notifier.accept(changed);
    }

    private Reconciliation ask(SubmissionRecord record, ConnectorContexts contexts) {
        Reconciler.Attempt attempt = new Reconciler.Attempt(
                SubmissionSender.submission(record),
                Objects.requireNonNull(record.sendTime()),
                Objects.requireNonNull(record.startedAt()));
        try {
            return channel.<Reconciler, Reconciliation>ask(
                            Reconciler.class,
                            contexts.longest(),
                            facet -> facet.reconcile(attempt, contexts.collect(record.channel())))
                    .orElseGet(Reconciliation.StillUnknown::new);
        } catch (ConnectorDefectException e) {
            log.error("{} submission {}: the connector failed to look for it", record.channel(), record.id(), e);
            return new Reconciliation.StillUnknown();
        }
    }
}
