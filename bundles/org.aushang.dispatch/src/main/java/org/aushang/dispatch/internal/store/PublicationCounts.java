package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.jspecify.annotations.Nullable;

/**
 * How many publications there are.
 *
 * @param byState jobs by channel and state; channels are sorted
 * @param online publications by channel that the board accepted and that it still has, for all that is known
 * @param uncertain publications by channel of which it is unknown whether the board has them
 */
record PublicationCounts(
        TreeMap<String, Map<PublicationState, Integer>> byState,
        Map<String, Integer> online,
        Map<String, Integer> uncertain) {

    /** Reads all of them, which takes a while for many. */
    static PublicationCounts read(Connection connection) throws SQLException {
        PublicationCounts counts = new PublicationCounts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        new QueryRunner()
                .query(
                        connection,
                        """
                        select channel, state, on_board, latest, count(*) as number
                        from publication
                        group by channel, state, on_board, latest""",
                        rows -> {
                            while (rows.next()) {
                                counts.add(
                                        rows.getString("channel"),
                                        rows.getBoolean("latest")
                                                ? PublicationState.valueOf(rows.getString("state"))
                                                : null,
                                        OnBoard.valueOf(rows.getString("on_board")),
                                        rows.getInt("number"));
                            }
                            return counts;
                        });
        return counts;
    }

    /** @param state null for a generation that is not the latest */
    private void add(String channel, @Nullable PublicationState state, OnBoard onBoard, int number) {
        if (state != null) {
            byState.computeIfAbsent(channel, key -> new EnumMap<>(PublicationState.class))
                    .merge(state, number, Integer::sum);
        }
        if (onBoard == OnBoard.PRESENT) {
            online.merge(channel, number, Integer::sum);
        } else if (onBoard == OnBoard.UNCERTAIN) {
            uncertain.merge(channel, number, Integer::sum);
        }
    }

    /** Jobs of a channel in this state. */
    int of(String channel, PublicationState state) {
        return byState.getOrDefault(channel, Map.of()).getOrDefault(state, 0);
    }
}
