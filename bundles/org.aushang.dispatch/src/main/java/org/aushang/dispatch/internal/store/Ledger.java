package org.aushang.dispatch.internal.store;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.aushang.dispatch.internal.config.DispatchConfiguration;
import org.aushang.dispatch.internal.config.DispatchSettings;
import org.aushang.dispatch.internal.model.LedgerException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

/**
 * Unit of work over the database: opens transactions after migrating the schema. While the database is not available, every
 * call fails; no restart is needed when it is back. Thread-safe.
 */
@Component(service = Ledger.class)
public final class Ledger {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(Ledger.class);

    /** Two that wanted the same row, by the SQL states and vendor codes of PostgreSQL and H2; one of them comes again. */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23505", "HYT00");

    /** SQL state of H2 for a database that is closed. */
    private static final String CLOSED = "90098";

    private final RetryPolicy<Object> again = RetryPolicy.builder()
            .handleIf(Ledger::collided)
            .withMaxRetries(6)
            .withBackoff(Duration.ofMillis(10), Duration.ofMillis(500))
            .withJitter(0.5)
            .build();

    /** No statement of ours takes that long; a server that failed over without a word would hold our threads for ever. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Where the database is looked for, each time anew. */
    @FunctionalInterface
    interface Source {

        /** @throws SQLException if it is not there */
        DataSource get() throws SQLException;
    }

    private final Source source;
    private final boolean embedded;
    private final Duration silence;
    private volatile Runnable committed = () -> {};
    private volatile boolean closed;
    private final Predecessor predecessor;
    private final GroupSync groupSync = new GroupSync();
    private final CountCache counts = new CountCache();

    /** The one whose schema is up to date. */
    private volatile @Nullable DataSource prepared;

    @Activate
    public Ledger(
            BundleContext context, @Reference DispatchConfiguration configuration, @Reference EmbeddedDatabase own) {
        this(configuration.settings(), context, own.dataSource());
    }

    private Ledger(DispatchSettings settings, BundleContext context, Optional<DataSource> own) {
        this(
                own.<Source>map(database -> () -> database).orElseGet(() -> new DataSourceService(context, settings)),
                own.isPresent(),
                SILENCE,
                // Our own file sees to that itself, before it is made.
                own.isPresent()
                        ? Predecessor.UNKNOWN
                        : new Predecessor(StoreMarker.of(context, settings.startEmpty()), settings.dataSource()));
    }

    /** @param embedded whether no other process can have it open */
    public Ledger(DataSource dataSource, boolean embedded) {
        this(dataSource, embedded, SILENCE);
    }

    /** @param silence how long a database beyond the network may say nothing before its connection counts as dead */
    Ledger(DataSource dataSource, boolean embedded, Duration silence) {
        this(() -> dataSource, embedded, silence, Predecessor.UNKNOWN);
    }

    Ledger(Source source, boolean embedded, Duration silence, Predecessor predecessor) {
        this.source = source;
        this.predecessor = predecessor;
        this.embedded = embedded;
        this.silence = silence;
        try {
            connect().close();
        } catch (LedgerException | SQLException e) {
            log.warn("The database is not available yet; nothing is published until it is: {}", e.getMessage());
        }
    }

    private static boolean collided(Throwable failure) {
        return failure instanceof LedgerException
                && failure.getCause() instanceof SQLException sql
                && COLLISIONS.contains(String.valueOf(sql.getSQLState()));
    }

    private synchronized void prepare(DataSource database) {
        if (prepared == database) {
            return;
        }
        try {
            Flyway flyway = Flyway.configure(Ledger.class.getClassLoader())
                    .dataSource(database)
                    .loggers("slf4j")
                    .locations("classpath:org/aushang/dispatch/internal/store/schema")
                    .javaMigrations(
                            new SchemaVersion7(), new SchemaVersion10(), new SchemaVersion11(), new SchemaVersion12())
                    .table("aushang_schema")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load();
            MigrationInfoService info = flyway.info();
            if (info.current() == null) {
                predecessor.refuseIfKnown();
            }
            if (info.applied().length > 0) {
                // A step that failed on a full disk, or was killed, is made again; every statement of it bears that.
                flyway.repair();
            }
            flyway.migrate();
            predecessor.note();
            if (embedded) {
                release(database);
            }
            prepared = database;
        } catch (FlywayException | SQLException | IOException e) {
            throw new LedgerException("the ledger's schema cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    /** The file belongs to this process alone, so locks of a predecessor are stale and need no heartbeat time-out. */
    private static void release(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    update scheduled_tasks
                    set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                    where picked""");
        }
    }

    /** Whether it is the embedded database; another one has its own means of backup. */
    public boolean isEmbedded() {
        return embedded;
    }

    /** The same database for libraries; opens a connection only once the schema is up to date. */
    public DataSource dataSource() {
        return new PreparedDataSource(this::connect, source);
    }

    /** The work of one transaction; may be executed more than once until it commits. */
    @FunctionalInterface
    public interface Work<T> {

        T on(UnitOfWork work) throws SQLException;
    }

    /**
     * Called after each commit that wrote to the change feed, on the thread of the transaction. It is a wake-up only: it
     * must return at once and not throw.
     */
    public void afterCommit(Runnable wakeUp) {
        committed = wakeUp;
    }

    /**
     * Executes all of the work, or none of it. Work that collided with another transaction is executed again. The embedded database
     * may lose what was written in the last second before a crash; later transactions are never kept without earlier ones.
     *
     * @throws LedgerException if the database fails
     */
    public <T> T inTransaction(Work<T> work) {
        return execute(work, false);
    }

    /**
     * The same, and what was written survives a crash and a loss of power when this returns: for what acknowledges a call, precedes
     * an upload, or is read outside.
     *
     * @throws LedgerException if the database fails
     */
    public <T> T durably(Work<T> work) {
        return execute(work, embedded);
    }

    private record Committed<T>(T result, boolean changed) {}

    private <T> T execute(Work<T> work, boolean sync) {
        Committed<T> done;
        try {
            done = Failsafe.with(again).get(() -> once(work, sync));
        } catch (FailsafeException e) {
            throw new LedgerException("the ledger was interrupted", e);
        }
        if (done.changed()) {
            committed.run();
        }
        return done.result();
    }

    private <T> Committed<T> once(Work<T> work, boolean sync) {
        try (Connection connection = connect()) {
            Committed<T> committed = commit(work, connection);
            if (sync) {
                groupSync.sync(connection);
            }
            return committed;
        } catch (SQLException e) {
            throw new LedgerException("the ledger failed: " + e.getMessage(), e);
        }
    }

    private <T> Committed<T> commit(Work<T> work, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        if (embedded) {
            groupSync.begin();
        }
        try {
            UnitOfWork unit = new UnitOfWork(connection, counts);
            T result = work.on(unit);
            boolean changed = unit.writeChanges();
            connection.commit();
            return new Committed<>(result, changed);
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            if (embedded) {
                groupSync.end();
            }
        }
    }

    /** Writes a consistent copy of the embedded database into a new zip file. */
    public void backUp(Path file) {
        inTransaction(work -> {
            try (PreparedStatement statement = work.connection().prepareStatement("backup to ?")) {
                statement.setString(1, file.toAbsolutePath().toString());
                return statement.execute();
            }
        });
    }

    private Connection connect() throws SQLException {
        DataSource database = source.get();
        if (prepared != database) {
            prepare(database);
        }
        Connection connection = connect(database);
        if (!embedded) {
            limit(connection);
        }
        return connection;
    }

    /** An embedded database that closed itself after an error of its file opens again with the second connection. */
    private static Connection connect(DataSource database) throws SQLException {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            if (CLOSED.equals(e.getSQLState())) {
                return database.getConnection();
            }
            throw e;
        }
    }

    /** Whether it is stopped; every call fails then. */
    public boolean isClosed() {
        return closed;
    }

    @Deactivate
    void close() {
        closed = true;
        if (source instanceof DataSourceService service) {
            service.close();
        }
    }

    private void limit(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(silence.toMillis()));
        } catch (SQLFeatureNotSupportedException e) {
            log.debug("The data source has no network time-out of its own: {}", e.getMessage());
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
