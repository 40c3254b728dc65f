package org.aushang.dispatch.internal.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.aushang.dispatch.internal.DispatchConfig;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger's own H2 file, offered as a data source if the configuration chooses it, and never in place of another one
 * that is late.
 */
@Component(
        configurationPid = DispatchConfig.PID,
        service = {},
        immediate = true)
public final class EmbeddedDatabase {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final @Nullable DataSource database;
    private final @Nullable ServiceRegistration<DataSource> registration;

    @Activate
    public EmbeddedDatabase(
            DispatchConfig config,
            BundleContext context,
            @Reference(target = "(osgi.jdbc.driver.class=org.h2.Driver)") DataSourceFactory h2) {
        if (!config.dataSource_target().equals(DispatchConfig.EMBEDDED)) {
            database = null;
            registration = null;
            return;
        }
        Path directory = config.directory().isBlank() ? home(context) : Path.of(config.directory());
        try {
            Files.createDirectories(directory);
            database = open(h2, directory.resolve("ledger").toAbsolutePath());
        } catch (IOException | SQLException e) {
            log.error(
                    "The ledger below {} cannot be opened; nothing is published until it can: {}",
                    directory,
                    e.toString());
            throw new IllegalStateException("no ledger below " + directory, e);
        }
        log.info("The ledger is {}/ledger.mv.db", directory.toAbsolutePath());
        registration = context.registerService(
                DataSource.class, database, FrameworkUtil.asDictionary(Map.of("aushang.ledger", "embedded")));
    }

    /** Not Karaf's data folder: that one is emptied by a clean start. */
    private static Path home(BundleContext context) {
        String karaf = context.getProperty("karaf.base");
        return Path.of(karaf == null ? "" : karaf).resolve("aushang");
    }

    /**
     * Without WRITE_DELAY=0 a killed process loses transactions that were committed (measured: hundreds). A wish for a whole
     * large channel holds its rows for some seconds; whoever wants one of them waits.
     */
    static DataSource open(DataSourceFactory h2, Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(
                DataSourceFactory.JDBC_URL,
                "jdbc:h2:file:" + file + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE");
        properties.setProperty(DataSourceFactory.JDBC_USER, "aushang");
        properties.setProperty(DataSourceFactory.JDBC_PASSWORD, "");
        return h2.createDataSource(properties);
    }

    @Deactivate
    void close() {
        ServiceRegistration<DataSource> offered = registration;
        DataSource opened = database;
        if (offered == null || opened == null) {
            return;
        }
        offered.unregister();
        try (Connection connection = opened.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            log.warn("The ledger was not closed in order; it will recover by itself: {}", e.toString());
        }
    }
}
