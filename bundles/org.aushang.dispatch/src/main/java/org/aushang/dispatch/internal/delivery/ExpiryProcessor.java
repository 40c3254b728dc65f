package org.aushang.dispatch.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.UnitOfWork;

/** Ends publications whose maximum listing period at the board is over. Within one transaction. */
final class ExpiryProcessor {

    private final ChannelContext context;

    ExpiryProcessor(ChannelContext context) {
        this.context = context;
    }

    /** @return how many ended */
    int end(UnitOfWork work) throws SQLException {
        Optional<Duration> longest = context.channel().capabilities().longestShown();
        if (longest.isEmpty()) {
            return 0;
        }
        Instant now = context.now();
        List<Publication> over = work.publications().onlineBefore(context.id(), now.minus(longest.get()));
        for (Publication p : over) {
            long days = longest.get().toDays();
            work.publications()
                    .update(p.board(OnBoard.ABSENT, null).in(PublicationState.REMOVED_BY_BOARD, now, null), now);
            work.timeline().step(p.id(), now, "ended", days + " d");
            work.findings().findings(p.id(), List.of(Texts.ended(days)));
            work.changed(p.id());
        }
        return over.size();
    }

    /** When the next one ends; empty if the board has no such rule, or shows nothing of ours. */
    Optional<Instant> next(UnitOfWork work) throws SQLException {
        Optional<Duration> longest = context.channel().capabilities().longestShown();
        return longest.isEmpty()
                ? Optional.empty()
                : work.publications().firstOnline(context.id()).map(since -> since.plus(longest.get()));
    }
}
