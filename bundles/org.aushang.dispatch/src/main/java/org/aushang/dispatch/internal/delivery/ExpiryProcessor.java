package org.aushang.dispatch.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.Remarks;

/** Ends publications whose maximum listing period at the board is over. Within one transaction. */
final class ExpiryProcessor {

    private final Channel channel;
    private final Clock clock;
    private final Set<PublicationId> changed;

    ExpiryProcessor(Channel channel, Clock clock, Set<PublicationId> changed) {
        this.channel = channel;
        this.clock = clock;
        this.changed = changed;
    }

    /** @return how many ended */
    int end(Connection connection) throws SQLException {
        Optional<Duration> longest = channel.capabilities().longestShown();
        if (longest.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        PublicationRepository publications = new PublicationRepository(connection);
        Remarks remarks = new Remarks(connection);
        List<Publication> over = publications.onlineBefore(channel.descriptor().channelId(), now.minus(longest.get()));
        for (Publication p : over) {
            long days = longest.get().toDays();
            publications.update(p.board(OnBoard.ABSENT, null).in(PublicationState.REMOVED_BY_BOARD, now, null), now);
            remarks.step(p.id(), now, "ended", days + " d");
            remarks.findings(p.id(), List.of(Texts.ended(days)));
            changed.add(p.id());
        }
        return over.size();
    }

    /** When the next one ends; empty if the board has no such rule, or shows nothing of ours. */
    static Optional<Instant> next(Channel channel, Connection connection) throws SQLException {
        Optional<Duration> longest = channel.capabilities().longestShown();
        return longest.isEmpty()
                ? Optional.empty()
                : new PublicationRepository(connection)
                        .firstOnline(channel.descriptor().channelId())
                        .map(since -> since.plus(longest.get()));
    }
}
