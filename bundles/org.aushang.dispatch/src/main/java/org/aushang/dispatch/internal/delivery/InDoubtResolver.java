package org.aushang.dispatch.internal.delivery;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.aushang.api.connector.Attempt;
import org.aushang.api.connector.Reconciler;
import org.aushang.api.connector.Reconciliation;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.model.Backoff;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves attempts in doubt: asks the connector what became of an attempt whose answer was lost, before anything is sent again. */
final class InDoubtResolver {

    private static final Logger log = LoggerFactory.getLogger(InDoubtResolver.class);

    private final ChannelContext context;
    private final Channel channel;

    InDoubtResolver(ChannelContext context) {
        this.context = context;
        this.channel = context.channel();
    }

    /** Asks the connector once, in no transaction, and decides: it had arrived, it is sent again, or it is traced later. */
    void resolve(SubmissionRecord record) {
        Reconciliation found = ask(record);
        context.ledger().durably(work -> {
            work.submissions().update(after(record, found, work));
            return record;
        });
    }

    private SubmissionRecord after(SubmissionRecord record, Reconciliation found, UnitOfWork work) throws SQLException {
        Instant now = context.now();
        Instant started = Objects.requireNonNullElse(record.startedAt(), now);
        boolean traceable = now.isBefore(started.plus(context.limits().resendAfter()));
        if (found.receipt().isPresent()) {
            log.info("{} submission {}: had arrived", record.channel(), record.id());
            SubmissionRecord delivered = new SubmissionSender(context)
                    .delivered(record, found.receipt().get(), "found", work);
            return delivered.at(Stage.DELIVERED, now, delivered.lines());
        }
        if (found.kind() != Reconciliation.Kind.NEVER_ARRIVED && traceable) {
            Instant next = now.plus(
                    Backoff.beforeNextPoll(record.polls(), context.limits().pollInterval()));
            return record.looked(Stage.IN_DOUBT, next, record.lines());
        }
        log.warn("{} submission {}: not found, it is sent again", record.channel(), record.id());
        work.timeline().stepOfAll(record.id(), now, "resend", record.id().value());
        Map<PublicationId, Publication> locked = work.publications()
                .lockAll(record.lines().stream().map(Line::publication).toList());
        for (Line line : record.lines()) {
            Publication p = Objects.requireNonNull(locked.get(line.publication()));
            work.publications().update(p.in(PublicationState.PENDING, now, now), now);
            work.changed(p.id());
        }
        return record.at(Stage.OPEN, now, record.lines());
    }

    private Reconciliation ask(SubmissionRecord known) {
        SubmissionRecord record =
                context.ledger().inTransaction(work -> work.submissions().withContents(known));
        ConnectorContexts contexts = context.contexts();
        Attempt attempt = Attempt.of(
                SubmissionSender.submission(record, Map.of()),
                Objects.requireNonNull(record.sendTime()),
                Objects.requireNonNull(record.startedAt()));
        try {
            return channel.<Reconciler, Reconciliation>ask(
                            Reconciler.class,
                            ConnectorContexts.longest(),
                            facet -> facet.reconcile(attempt, contexts.collect(record.channel())))
                    .orElseGet(Reconciliation::stillUnknown);
        } catch (ConnectorDefectException e) {
            contexts.discardShared();
            if (!channel.isCurrent()) {
                log.warn("{} submission {}: the connector went away while it was asked", record.channel(), record.id());
                return Reconciliation.stillUnknown();
            }
            log.error("{} submission {}: the connector failed to reconcile it", record.channel(), record.id(), e);
            return Reconciliation.stillUnknown();
        }
    }
}
