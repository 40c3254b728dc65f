package org.aushang.dispatch.internal.delivery;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.UnitOfWork;

/**
 * Ends listings: what is still wanted and renewable becomes due as a change before its end, everything else expires at its end.
 * Within one transaction.
 */
final class ExpiryProcessor {

    /** Rows of one transaction. */
    private static final int PART = 500;

    private final ChannelContext context;

    ExpiryProcessor(ChannelContext context) {
        this.context = context;
    }

    /** @return whether there may be more */
    boolean process(UnitOfWork work) throws SQLException {
        Instant now = context.now();
        List<PublicationId> due = work.listings().due(context.id(), now, PART);
        for (Publication p : work.publications().lockAll(due).values()) {
            if (p.state() == PublicationState.ACCEPTED) {
                end(p, now, work);
            }
        }
        List<PublicationId> ended = work.listings().endedUnchanged(context.id(), now, PART);
        for (Publication p : work.publications().lockAll(ended).values()) {
            if (p.submission() == null && p.boardState().listing().isOver(now)) {
                work.publications().update(PublicationStateMachine.listingOver(p), now);
                work.timeline().step(p.id(), now, "expired", until(p));
                work.changed(p.id());
            }
        }
        return due.size() == PART || ended.size() == PART;
    }

    private static void end(Publication p, Instant now, UnitOfWork work) throws SQLException {
        Publication after = PublicationStateMachine.listingDue(p, now);
        boolean expired = after.state() == PublicationState.EXPIRED;
        work.publications().update(after, now);
        work.timeline().step(p.id(), now, expired ? "expired" : "refresh", until(p));
        if (expired) {
            work.findings()
                    .findings(
                            p.id(),
                            List.of(Texts.expired(p.boardState().listing().until())));
        }
        work.changed(p.id());
    }

    private static String until(Publication p) {
        Instant until = p.boardState().listing().until();
        return until == null ? "" : until.toString();
    }

    /** When the next listing is to be refreshed or ends; empty if none does. */
    Optional<Instant> next(UnitOfWork work) throws SQLException {
        return work.listings().next(context.id());
    }
}
