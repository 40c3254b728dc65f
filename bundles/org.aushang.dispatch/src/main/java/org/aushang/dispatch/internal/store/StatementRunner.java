package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.dbutils.QueryRunner;
import org.apache.commons.dbutils.ResultSetHandler;
import org.jspecify.annotations.Nullable;

/**
 * Query runner that does not ask the database for parameter types before each statement, which would cost as much as the statement.
 * All repositories of a transaction share one, so that what one of them deferred is executed before whatever the next one executes.
 */
final class StatementRunner extends QueryRunner {

    /** The driver sends a message whole before it reads the first answer, and the server's answers have to fit into buffers meanwhile. */
    private static final int MOST_DEFERRED = 50;

    private final List<String> deferred = new ArrayList<>();
    private final List<@Nullable Object> deferredValues = new ArrayList<>();

    StatementRunner() {
        super(true);
    }

    /**
     * Executes a statement whose result is not needed. PostgreSQL gets it in one message with others of its kind, when the next
     * statement is executed or {@link #flush} is called, because each message is a way there and back; H2 gets it now.
     */
    void defer(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        if (Dialect.isPostgreSql(connection)) {
            deferred.add(sql);
            deferredValues.addAll(Arrays.asList(values));
            if (deferred.size() == MOST_DEFERRED) {
                flush(connection);
            }
        } else {
            update(connection, sql, values);
        }
    }

    /** The same for several of one kind; more than one are a batch, which is one message of its own. */
    void deferAll(Connection connection, String sql, @Nullable Object[][] rows) throws SQLException {
        if (rows.length == 1) {
            defer(connection, sql, rows[0]);
        } else {
            batch(connection, sql, rows);
        }
    }

    /** Executes what was deferred; before the commit. */
    void flush(Connection connection) throws SQLException {
        if (!deferred.isEmpty()) {
            String sql = String.join("; ", deferred);
            Object[] values = deferredValues.toArray();
            deferred.clear();
            deferredValues.clear();
            update(connection, sql, values);
        }
    }

    @Override
    public <T> T query(Connection connection, String sql, ResultSetHandler<T> handler, @Nullable Object... values)
            throws SQLException {
        flush(connection);
        return super.query(connection, sql, handler, values);
    }

    @Override
    public int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        flush(connection);
        return super.update(connection, sql, values);
    }

    @Override
    public int[] batch(Connection connection, String sql, @Nullable Object[][] rows) throws SQLException {
        flush(connection);
        return super.batch(connection, sql, rows);
    }

    /** A null has no type here; as text, PostgreSQL would not take it for a time. */
    @Override
    public void fillStatement(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    /** The same for a batch, which calls this one. */
    @Override
    public void fillStatement(
            PreparedStatement statement, @Nullable ParameterMetaData types, @Nullable Object... parameters)
            throws SQLException {
        fillStatement(statement, parameters);
    }
}
