package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
        PublicationCounts counts = work.counts();
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
        return new ChannelOverview(
                rows, counts.byState(), counts.online(), counts.uncertain(), active, due(connection), refusals);
    }

    private static Map<String, Instant> due(Connection connection) throws SQLException {
        return new QueryRunner()
                .query(
                        connection,
                        """
                        select c.id as channel, (
                          select min(p.next_at)
                          from publication p
                          where p.channel = c.id and p.state = 'PENDING' and p.next_at is not null) as due
                        from channel c""",
                        rows -> {
                            Map<String, Instant> found = new TreeMap<>();
                            while (rows.next()) {
                                OffsetDateTime due = rows.getObject("due", OffsetDateTime.class);
                                if (due != null) {
                                    found.put(rows.getString("channel"), due.toInstant());
                                }
                            }
                            return found;
                        });
    }
}
