package org.aushang.dispatch.internal.store;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.apache.commons.dbutils.QueryRunner;
import org.jspecify.annotations.Nullable;

/** Query runner that does not ask the database for parameter types before each statement, which would cost as much as the statement. */
final class StatementRunner extends QueryRunner {

    StatementRunner() {
        super(true);
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
