package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.instant;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication;

/** What is shown on boards, and until when, within one transaction. */
public final class ListingRepository {

    private static final List<PublicationState> NOT_CARRIED_OUT =
            List.of(PublicationState.INVALID, PublicationState.REJECTED, PublicationState.FAILED);

    private final Connection connection;
    private final PublicationRepository publications;
    private final StatementRunner run;

    ListingRepository(Connection connection, StatementRunner run, PublicationRepository publications) {
        this.connection = connection;
        this.run = run;
        this.publications = publications;
    }

    /** Those whose listing is to be refreshed or has ended, the most urgent first; ordered as the index is, and not locked. */
    public List<PublicationId> due(String channel, Instant now, int most) throws SQLException {
        return ids(
                """
                select id
                from publication
                where channel = ? and state = 'ACCEPTED' and next_at between ? and ?
                order by channel, state, next_at, id
                limit %d"""
                        .formatted(most),
                channel,
                // Without a lower bound all that never end would be read.
                Instant.EPOCH.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC));
    }

    /** Those whose change was not carried out, and whose earlier content is not shown any more; not locked. */
    public List<PublicationId> endedUnchanged(String channel, Instant now, int most) throws SQLException {
        List<PublicationId> ended = new ArrayList<>();
        // State by state, because of several at once the index finds only the channel.
        for (PublicationState state : NOT_CARRIED_OUT) {
            ended.addAll(ids(
                    """
                    select id
                    from publication
                    where channel = ? and state = ? and shown_until <= ? and submission is null
                    order by channel, state, next_at, id
                    limit %d"""
                            .formatted(most - ended.size()),
                    channel,
                    state.name(),
                    now.atOffset(ZoneOffset.UTC)));
        }
        return ended;
    }

    private List<PublicationId> ids(String sql, Object... arguments) throws SQLException {
        publications.flush();
        return run.query(
                connection,
                sql,
                rows -> {
                    List<PublicationId> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(new PublicationId(rows.getString("id")));
                    }
                    return found;
                },
                arguments);
    }

    /** When the next listing is to be refreshed or ends; empty if none does. */
    public Optional<Instant> next(String channel) throws SQLException {
        publications.flush();
        return publications.earliest(channel, "state = 'ACCEPTED'");
    }

    /** Those that are on the board as far as we know, by id; not locked, because there may be very many. */
    public List<Publication> shown(String channel, PublicationId after, int most) throws SQLException {
        return publications.where(
                "where channel = ? and on_board = 'PRESENT' and state = 'ACCEPTED' and id > ? order by id limit "
                        + most,
                channel,
                after.value());
    }

    /** When the longest shown one came online; empty if none is. */
    public Optional<Instant> firstOnline(String channel) throws SQLException {
        publications.flush();
        return run.query(
                connection,
                "select min(online_since) from publication where channel = ? and on_board = 'PRESENT' and state = 'ACCEPTED'",
                row -> row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty(),
                channel);
    }
}
