package org.aushang.itests.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * A host's own database, where the framework's property {@value #URL} names one: any data source service will do. With a pool where
 * {@value #POOL} says so, as the bulk run wants it.
 */
@Component(
        service = {},
        immediate = true)
public final class RemoteDatabase {

    static final String URL = "aushang.remote.database";

    private static final int CONNECTIONS = 24;

    private static final String POOL = "aushang.remote.pool";

    private final DataSource database;
    private final ServiceRegistration<DataSource> registration;

    @Activate
    public RemoteDatabase(
            BundleContext context,
            @Reference(target = "(osgi.jdbc.driver.class=org.postgresql.Driver)") DataSourceFactory postgresql)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_URL, context.getProperty(URL));
        properties.setProperty(DataSourceFactory.JDBC_USER, "postgres");
        DataSource plain = postgresql.createDataSource(properties);
        database = Boolean.parseBoolean(context.getProperty(POOL)) ? pool(plain) : plain;
        registration = context.registerService(
                DataSource.class, database, FrameworkUtil.asDictionary(Map.of("name", "remote")));
    }

    private static HikariDataSource pool(DataSource plain) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(plain);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Deactivate
    void close() {
        registration.unregister();
        if (database instanceof HikariDataSource pool) {
            pool.close();
        }
    }
}
