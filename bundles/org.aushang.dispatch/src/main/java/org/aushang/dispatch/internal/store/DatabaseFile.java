package org.aushang.dispatch.internal.store;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The embedded database as a pooled data source that opens its file with the first connection, and again after a failure. Files
 * and folder are readable by their owner only, because postings name people. Safe for all threads.
 */
final class DatabaseFile implements DataSource {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(DatabaseFile.class);
    private static final String FILE = "ledger.mv.db";

    /**
     * Commits are written when {@link GroupSync} asks for it, else within half a second: with WRITE_DELAY=0 each end of a transaction
     * would write a part of the file of its own. A change of a whole large channel locks its rows for some seconds; others wait.
     * A connection keeps 64 statements parsed; the engine has more than the 8 of H2's default.
     */
    private static final String OPTIONS =
            ";WRITE_DELAY=1000;COMPRESS=TRUE;QUERY_CACHE_SIZE=64;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";

    /**
     * Java closes a file whose reader is interrupted, as a connector is that takes too long while it reads from its context; H2 opens
     * it again then, where otherwise the database would be closed for all.
     */
    private static final String INTERRUPTIBLE = "retry:";

    /** More than there are threads that use the ledger at the same time; the others wait. */
    private static final int MOST_CONNECTIONS = 100;

    private final String scheme;
    private final String directory;
    private final StoreMarker marker;
    private volatile @Nullable JdbcConnectionPool opened;
    private boolean closed;

    /** @param directory as configured; made if it is not there */
    DatabaseFile(String directory, StoreMarker marker) {
        this(INTERRUPTIBLE, directory, marker);
    }

    /** @param scheme of H2's file systems, with its colon */
    DatabaseFile(String scheme, String directory, StoreMarker marker) {
        this.scheme = scheme;
        this.directory = directory;
        this.marker = marker;
    }

    @Override
    public Connection getConnection() throws SQLException {
        JdbcConnectionPool database = opened;
        if (database == null) {
            return open().getConnection();
        }
        try {
            return database.getConnection();
        } catch (SQLException e) {
            // A database that closed itself, on a full disk for example, takes all connections of the pool with it.
            log.debug("A pooled connection is dead: {}", e.getMessage());
            return reopen(database).getConnection();
        }
    }

    private synchronized JdbcConnectionPool reopen(JdbcConnectionPool dead) throws SQLException {
        if (dead.equals(opened)) {
            opened = null;
            dead.dispose();
        }
        return open();
    }

    private synchronized JdbcConnectionPool open() throws SQLException {
        JdbcConnectionPool already = opened;
        if (already != null) {
            return already;
        }
        if (closed) {
            throw new SQLException("the store is closed");
        }
        try {
            Path folder = folder();
            Path file = folder.resolve(FILE);
            beThere(file);
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:" + scheme + folder.resolve("ledger") + OPTIONS);
            database.setUser("aushang");
            database.getConnection().close();
            ownerOnly(file, "rw-------");
            marker.note(file.toString());
            log.info("The ledger is {}", file);
            JdbcConnectionPool pool = JdbcConnectionPool.create(database);
            pool.setMaxConnections(MOST_CONNECTIONS);
            opened = pool;
            return pool;
        } catch (IOException | InvalidPathException e) {
            throw new SQLException("the store below \"" + directory + "\" cannot be opened: " + e.getMessage(), e);
        }
    }

    private Path folder() throws IOException {
        // What follows a semicolon would be options of the database, INIT among them, which runs SQL.
        if (directory.indexOf(';') >= 0) {
            throw new IOException("the setting directory of org.aushang.dispatch must not contain a semicolon");
        }
        Path folder = Path.of(directory).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            ownerOnly(folder, "rwx------");
        }
        return folder;
    }

    /** Refuses to begin anew where there was a store before. */
    private void beThere(Path file) throws IOException {
        boolean empty = Files.exists(file) && Files.size(file) == 0;
        Optional<String> since = marker.since(file.toString());
        if ((empty && !marker.startEmpty()) || (since.isPresent() && Files.notExists(file))) {
            throw new IOException(file + " is " + (empty ? "empty" : "missing")
                    + since.map(moment -> ", but was there since " + moment).orElse("")
                    + "; mount its volume or restore a backup. If it is lost for good, set startEmpty = true in"
                    + " org.aushang.dispatch once: everything may then be sent a second time");
        }
    }

    private static void ownerOnly(Path file, String permissions) throws IOException {
        FileStore store = Files.getFileStore(file);
        if (store.supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    synchronized void close() {
        closed = true;
        JdbcConnectionPool database = opened;
        opened = null;
        if (database != null) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            } catch (SQLException e) {
                log.warn("The ledger was not closed in order; it will recover by itself: {}", e.toString());
            } finally {
                database.dispose();
            }
        }
        // The JDK's list of drivers would keep our class loader.
        Driver.unload();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the store has one user");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("the store logs by SLF4J");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("the store logs by SLF4J");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // A file is opened at once or not at all.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.aushang.ledger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("the store is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
