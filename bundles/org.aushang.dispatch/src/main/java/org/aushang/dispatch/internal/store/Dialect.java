package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;

/** The few statements for which H2 and PostgreSQL need different words to be quick. Pure. */
final class Dialect {

    private Dialect() {}

    static boolean isPostgreSql(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /**
     * So many places for what a column is one of. PostgreSQL keeps a plan that it made when the table was small, which reads all of it;
     * of a list it then compares each value with each row, while rows are hashed. H2 uses an index for lists only.
     */
    static String oneOf(int count, Connection connection) throws SQLException {
        boolean rows = isPostgreSql(connection);
        return (rows ? "(values " : "(") + String.join(",", Collections.nCopies(count, rows ? "(?)" : "?")) + ")";
    }
}
