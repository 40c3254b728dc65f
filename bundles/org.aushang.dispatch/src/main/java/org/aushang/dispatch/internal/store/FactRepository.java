package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The table of facts that boards disclosed in their responses. Within one transaction. */
public final class FactRepository {

    private static final int MOST = 10_000;

    private final Connection connection;
    private final StatementRunner run;

    FactRepository(Connection connection, StatementRunner run) {
        this.connection = connection;
        this.run = run;
    }

    /** The same again changes nothing; the oldest of too many is forgotten. */
    public void recordFact(String channel, String topic, String fact, Instant now) throws SQLException {
        if (topic.isBlank() || topic.length() > 100 || fact.isBlank() || fact.length() > 500) {
            throw new IllegalArgumentException("a topic has 1 to 100 characters and a fact 1 to 500");
        }
        boolean known = run.query(
                connection,
                "select 1 from fact where channel = ? and topic = ? and fact = ?",
                rows -> rows.next(),
                channel,
                topic,
                fact);
        if (known) {
            return;
        }
        long count = run.query(
                connection,
                "select count(*) from fact where channel = ? and topic = ?",
                row -> row.next() ? row.getLong(1) : 0,
                channel,
                topic);
        if (count >= MOST) {
            run.update(
                    connection,
                    """
                    delete from fact
                    where channel = ? and topic = ?
                    and fact = (select fact from fact where channel = ? and topic = ? order by channel, topic, recorded_at
                      limit 1)""",
                    channel,
                    topic,
                    channel,
                    topic);
        }
        run.update(
                connection,
                "insert into fact (channel, topic, fact, recorded_at) values (?, ?, ?, ?)",
                channel,
                topic,
                fact,
                utc(now));
    }

    /** All facts of a channel, by topic. */
    public Map<String, Set<String>> of(String channel) throws SQLException {
        return run.query(
                connection,
                "select topic, fact from fact where channel = ?",
                rows -> {
                    Map<String, Set<String>> facts = new HashMap<>();
                    while (rows.next()) {
                        facts.computeIfAbsent(rows.getString("topic"), key -> new LinkedHashSet<>())
                                .add(rows.getString("fact"));
                    }
                    return facts;
                },
                channel);
    }
}
