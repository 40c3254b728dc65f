package org.aushang.dispatch.internal.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.aushang.dispatch.internal.model.LedgerException;

/** The ledger's database for libraries: opens a connection only once the schema is up to date. Thread-safe. */
final class PreparedDataSource implements DataSource {

    private final Connections connections;
    private final Ledger.Source source;

    PreparedDataSource(Connections connections, Ledger.Source source) {
        this.connections = connections;
        this.source = source;
    }

    /** Opens connections. */
    @FunctionalInterface
    interface Connections {

        Connection open() throws SQLException;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return connections.open();
        } catch (LedgerException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.get().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.get().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.get().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.get().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.aushang.ledger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.get().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.get().isWrapperFor(type);
    }
}
