package org.aushang.applications.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.applications.internal.model.Texts;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of the inbox, and its transactions. Never the ledger's file: personal data must not be in its backups and support
 * bundles. While it is not available every call fails with the reason; no restart is needed when it is back. Safe for all threads.
 */
public final class InboxDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InboxDatabase.class);

    /** Java closes a file whose reader is interrupted; with "retry:" H2 opens it again, where it would be closed for all. */
    private static final String URL = "jdbc:h2:retry:";

    private static final String OPTIONS =
            ";WRITE_DELAY=1000;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";

    /** Where the database is looked for, each time anew. */
    @FunctionalInterface
    public interface Source {

        /** @throws SQLException if it is not there */
        DataSource get() throws SQLException;
    }

    private final Source source;
    private final boolean embedded;
    private final AtomicBoolean closed;
    private @Nullable Path file;
    private @Nullable JdbcConnectionPool pool;
    private volatile @Nullable DataSource prepared;

    private InboxDatabase(Source source, boolean embedded, AtomicBoolean closed) {
        this.source = source;
        this.closed = closed;
        this.embedded = embedded;
    }

    /** Our own file, made with its folder if it is not there, and readable by its owner only. */
    public static InboxDatabase embedded(Path folder) {
        if (folder.toString().indexOf(';') >= 0) {
            // What follows a semicolon would be options of the database, INIT among them, which runs SQL.
            throw new IllegalArgumentException("the setting directory must not contain a semicolon");
        }
        JdbcDataSource file = new JdbcDataSource();
        file.setURL(URL + folder.toAbsolutePath().normalize().resolve("applications") + OPTIONS);
        file.setUser("aushang");
        JdbcConnectionPool pool = JdbcConnectionPool.create(file);
        pool.setMaxConnections(30);
        AtomicBoolean closed = new AtomicBoolean();
        InboxDatabase database = new InboxDatabase(
                () -> {
                    if (closed.get()) {
                        throw new SQLException("the inbox is closed");
                    }
                    make(folder);
                    return pool;
                },
                true,
                closed);
        database.pool = pool;
        database.file = folder.toAbsolutePath().normalize().resolve("applications.mv.db");
        return database;
    }

    /** One that the host offers. */
    public static InboxDatabase of(Source source) {
        return new InboxDatabase(source, false, new AtomicBoolean());
    }

    private static void make(Path folder) throws SQLException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                ownerOnly(folder, "rwx------");
            }
        } catch (IOException e) {
            throw new SQLException("the folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void ownerOnly(Path file, String permissions) throws SQLException {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            }
        } catch (IOException e) {
            throw new SQLException("the permissions of " + file + " cannot be set: " + e.getMessage(), e);
        }
    }

    public boolean isEmbedded() {
        return embedded;
    }

    /** The work of one transaction. */
    @FunctionalInterface
    public interface Work<T> {

        T on(Connection connection) throws SQLException, IOException;
    }

    /** @throws StoreUnavailableException if the database fails; nothing of the work has happened then */
    public <T> T inTransaction(Work<T> work) {
        try (Connection connection = connect()) {
            return commit(work, connection);
        } catch (SQLException e) {
            throw unavailable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, and what was written survives a loss of power when this returns: for what is acknowledged outside. */
    public <T> T durably(Work<T> work) {
        T result = inTransaction(work);
        sync();
        return result;
    }

    /** When it returns, everything that was committed before survives a loss of power. */
    public void sync() {
        if (!embedded) {
            // A server answers a commit when it is on its disk.
            return;
        }
        try (Connection connection = connect()) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                // A commit of H2 stays in memory until it is asked to write it.
                statement.execute("checkpoint sync");
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static <T> T commit(Work<T> work, Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private static StoreUnavailableException unavailable(SQLException e) {
        log.error("The database of the inbox failed: {}", e.getMessage());
        return new StoreUnavailableException(Texts.unavailable(String.valueOf(e.getMessage())), e);
    }

    /** The same database for libraries; its schema is up to date. */
    public DataSource dataSource() throws SQLException {
        connect().close();
        return source.get();
    }

    private Connection connect() throws SQLException {
        DataSource database = source.get();
        if (prepared != database) {
            prepare(database);
        }
        return database.getConnection();
    }

    private synchronized void prepare(DataSource database) throws SQLException {
        if (prepared == database) {
            return;
        }
        if (file != null) {
            database.getConnection().close();
            ownerOnly(file, "rw-------");
        }
        try {
            Flyway.configure(InboxDatabase.class.getClassLoader())
                    .dataSource(database)
                    .loggers("slf4j")
                    .locations("classpath:org/aushang/applications/internal/store/schema")
                    .placeholders(Map.of("bytes", embedded ? "blob" : "bytea"))
                    .table("aushang_applications_schema")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
            if (embedded) {
                release(database);
            }
            prepared = database;
        } catch (FlywayException e) {
            throw new SQLException("the schema of the inbox cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    /** The file belongs to this process alone, so locks of a predecessor are stale and need no heartbeat time-out. */
    private static void release(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    update aushang_inbox_task
                    set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                    where picked""");
        }
    }

    @Override
    public synchronized void close() {
        JdbcConnectionPool own = pool;
        pool = null;
        if (own == null) {
            return;
        }
        if (prepared != null) {
            try (Connection connection = own.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("shutdown compact");
            } catch (SQLException e) {
                log.warn("The inbox was not closed in order; it will recover by itself: {}", e.toString());
            }
        }
        closed.set(true);
        own.dispose();
        // The JDK's list of drivers would keep our class loader.
        Driver.unload();
    }
}
