package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.Publication.OnBoard;

/**
 * Query for an overview of all channels.
 *
 * @param counts jobs by channel and state
 * @param online publications by channel that the board accepted and that it still has, for all that is known
 * @param uncertain publications by channel of which it is unknown whether the board has them
 * @param active channels on which the board accepted something at any time
 * @param due when the first publication that waits is due to be sent, by channel
 * @param refusals what boards hold against accounts, by channel, each once
 */
public record ChannelOverview(
        List<ChannelRecord> channels,
        Map<String, Map<PublicationState, Integer>> counts,
        Map<String, Integer> online,
        Map<String, Integer> uncertain,
        Set<String> active,
        Map<String, Instant> due,
        Map<String, List<Finding>> refusals) {

    public static ChannelOverview read(UnitOfWork work) throws SQLException {
        Connection connection = work.connection();
        QueryRunner run = new QueryRunner();
        Map<String, Map<PublicationState, Integer>> counts = run.query(
                connection,
                "select channel, state, count(*) as number from publication where latest group by channel, state",
                rows -> {
                    Map<String, Map<PublicationState, Integer>> found = new TreeMap<>();
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getString("channel"), key -> new EnumMap<>(PublicationState.class))
                                .put(PublicationState.valueOf(rows.getString("state")), rows.getInt("number"));
                    }
                    return found;
                });
        Map<String, Integer> online = onBoard(OnBoard.PRESENT, connection);
        Map<String, Integer> uncertain = onBoard(OnBoard.UNCERTAIN, connection);
        Set<String> active = run.query(connection, "select id from channel where edition > 0", rows -> {
            Set<String> found = new TreeSet<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        });
        List<ChannelRecord> rows = work.channels().all();
        Map<String, List<Finding>> refusals = new TreeMap<>();
        for (ChannelRecord row : rows) {
            if (row.hold() == Hold.ACCOUNT_REFUSED) {
                refusals.put(row.id(), work.findings().aboutAccount(row.id()));
            }
        }
        return new ChannelOverview(rows, counts, online, uncertain, active, due(connection), refusals);
    }

    private static Map<String, Instant> due(Connection connection) throws SQLException {
        return new QueryRunner()
                .query(
                        connection,
                        """
                        select channel, min(next_at) as due
                        from publication
                        where latest and state = 'PENDING' and next_at is not null
                        group by channel""",
                        rows -> {
                            Map<String, Instant> found = new TreeMap<>();
                            while (rows.next()) {
                                found.put(
                                        rows.getString("channel"),
                                        rows.getObject("due", OffsetDateTime.class)
                                                .toInstant());
                            }
                            return found;
                        });
    }

    private static Map<String, Integer> onBoard(OnBoard boardState, Connection connection) throws SQLException {
        return new QueryRunner()
                .query(
                        connection,
                        "select channel, count(*) as number from publication where on_board = ? group by channel",
                        rows -> {
                            Map<String, Integer> found = new TreeMap<>();
                            while (rows.next()) {
                                found.put(rows.getString("channel"), rows.getInt("number"));
                            }
                            return found;
                        },
                        boardState.name());
    }
}
