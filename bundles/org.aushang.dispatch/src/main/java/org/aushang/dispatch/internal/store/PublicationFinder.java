package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication;

/** Finds what a host's query asks for, as fast among very many as among few. Within one transaction. */
final class PublicationFinder {

    private final Connection connection;
    private final PublicationRepository publications;
    private final CountCache counts;

    PublicationFinder(Connection connection, PublicationRepository publications, CountCache counts) {
        this.connection = connection;
        this.publications = publications;
        this.counts = counts;
    }

    /**
     * The latest generations that fit a query, by channel and job; one more than its limit if there are more. With empty payloads,
     * because there may be very many.
     *
     * @throws IllegalArgumentException if the query's cursor is none
     */
    List<Publication> find(PublicationQuery query) throws SQLException {
        Optional<PublicationSearch.Cursor> cursor = PublicationSearch.Cursor.of(query);
        String from = cursor.map(PublicationSearch.Cursor::channel).orElse("");
        return query.job().isPresent()
                ? ofJob(query, from)
                : ofChannels(
                        query, from, cursor.map(PublicationSearch.Cursor::job).orElse(""));
    }

    /** @param after channels after this one; empty: all */
    private List<Publication> ofJob(PublicationQuery query, String after) throws SQLException {
        return publications.find(PublicationSearch.ofJob(query)).stream()
                .filter(p -> p.channel().compareTo(after) > 0)
                .sorted(Comparator.comparing(Publication::channel))
                .limit(query.limit() + 1L)
                .toList();
    }

    /** One channel after the other, and none in which the counts say that there is nothing. */
    private List<Publication> ofChannels(PublicationQuery query, String from, String after) throws SQLException {
        PublicationCounts known = counts.counts(connection);
        List<Publication> found = new ArrayList<>();
        for (String channel : known.byState().tailMap(from, true).keySet()) {
            boolean asked = query.channels().isEmpty() || query.channels().contains(new ChannelId(channel));
            List<PublicationState> states = query.states().stream()
                    .filter(state -> known.of(channel, state) > 0)
                    .toList();
            int left = query.limit() + 1 - found.size();
            if (asked && left > 0 && (query.states().isEmpty() || !states.isEmpty())) {
                String job = channel.equals(from) ? after : "";
                found.addAll(publications.find(PublicationSearch.ofChannel(query, channel, states, job, left)));
            }
        }
        return found;
    }
}
