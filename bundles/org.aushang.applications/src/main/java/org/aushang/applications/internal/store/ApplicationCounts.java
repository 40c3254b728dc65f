package org.aushang.applications.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;

/** How many applications are in which state. Within one transaction. */
public final class ApplicationCounts {

    private final Connection connection;
    private final QueryRunner run = new QueryRunner(true);

    ApplicationCounts(Connection connection) {
        this.connection = connection;
    }

    public Map<ApplicationState, Long> all() throws SQLException {
        return byState("");
    }

    public Map<ApplicationState, Long> of(ChannelId channel) throws SQLException {
        return byState(" where channel = ?", channel.value());
    }

    private Map<ApplicationState, Long> byState(String where, Object... values) throws SQLException {
        Map<ApplicationState, Long> counts = new EnumMap<>(ApplicationState.class);
        return run.query(
                connection,
                "select state, count(*) from application" + where + " group by state",
                rows -> {
                    while (rows.next()) {
                        counts.put(ApplicationState.valueOf(rows.getString(1)), rows.getLong(2));
                    }
                    return counts;
                },
                values);
    }

    /** Of these jobs of one channel. */
    public Map<PublicationRef, Map<ApplicationState, Long>> of(ChannelId channel, Collection<String> jobs)
            throws SQLException {
        List<Object> values = new ArrayList<>(List.of(channel.value()));
        values.addAll(jobs);
        Map<PublicationRef, Map<ApplicationState, Long>> counts = new HashMap<>();
        return run.query(
                connection,
                "select job, state, count(*) from application where channel = ? and job in ("
                        + ApplicationRepository.places(jobs.size()) + ") group by job, state",
                rows -> {
                    while (rows.next()) {
                        counts.computeIfAbsent(
                                        PublicationRef.of(channel.value(), rows.getString(1)),
                                        ref -> new EnumMap<>(ApplicationState.class))
                                .put(ApplicationState.valueOf(rows.getString(2)), rows.getLong(3));
                    }
                    return counts;
                },
                values.toArray());
    }
}
