package org.aushang.dispatch.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.h2.api.Trigger;

/** Hears of every change of a state from the database itself, those in the middle of a transaction included. */
public final class Transitions implements Trigger {

    /** How often each was seen, as {@code FROM --> TO}. */
    static final Map<String, Integer> SEEN = new ConcurrentSkipListMap<>();

    /** Where the column is. */
    private int state;

    @Override
    public void init(Connection connection, String schema, String name, String table, boolean before, int type)
            throws SQLException {
        try (var columns = connection.getMetaData().getColumns(null, schema, table, "STATE")) {
            columns.next();
            state = columns.getInt("ORDINAL_POSITION") - 1;
        }
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
        Object from = before == null ? "[*]" : before[state];
        if (!from.equals(after[state])) {
            SEEN.merge(from + " --> " + after[state], 1, Integer::sum);
        }
    }
}
