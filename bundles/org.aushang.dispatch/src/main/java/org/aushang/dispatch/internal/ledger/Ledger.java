package org.aushang.dispatch.internal.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.aushang.dispatch.internal.DispatchConfig;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens transactions on the one database that remembers, after bringing its schema up to date. */
@Component(service = Ledger.class, configurationPid = DispatchConfig.PID)
public final class Ledger {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    private final DataSource dataSource;

    @Activate
    public Ledger(@Reference(name = "dataSource", target = DispatchConfig.EMBEDDED) DataSource dataSource) {
        this.dataSource = dataSource;
        try {
            Flyway.configure(Ledger.class.getClassLoader())
                    .dataSource(dataSource)
                    .loggers("slf4j")
                    .locations("classpath:org/aushang/dispatch/internal/ledger/schema")
                    .table("aushang_schema")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            log.error(
                    "The ledger's schema cannot be brought up to date; nothing is published until it can: {}",
                    e.getMessage());
            throw e;
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** One step of work on the ledger. */
    @FunctionalInterface
    public interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    /**
     * All of the work, or nothing of it.
     *
     * @throws LedgerException if the database fails
     */
    public <T> T inTransaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new LedgerException("the ledger failed: " + e.getMessage(), e);
        }
    }
}
