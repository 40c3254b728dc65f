package org.aushang.dispatch.internal.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.aushang.dispatch.internal.config.DispatchConfig;
import org.aushang.dispatch.internal.config.DispatchSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The {@code DataSource} service that the configuration chooses. It is tracked here and is no reference of Declarative
 * Services, because those would take the whole core away while it is absent, or for good if its filter is none. Safe for all
 * threads.
 */
final class DataSourceService implements Ledger.Source, AutoCloseable {

    private final String written;
    private final @Nullable ServiceTracker<DataSource, DataSource> tracker;

    DataSourceService(BundleContext context, DispatchSettings settings) {
        written = settings.dataSource();
        tracker = settings.dataSourceFilter()
                .map(filter -> new ServiceTracker<DataSource, DataSource>(context, of(filter), null))
                .orElse(null);
        if (tracker != null) {
            tracker.open();
        }
    }

    private static Filter of(Filter chosen) {
        try {
            return FrameworkUtil.createFilter("(&(objectClass=" + DataSource.class.getName() + ")" + chosen + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a filter in normal form is one inside another", e);
        }
    }

    @Override
    public DataSource get() throws SQLException {
        if (tracker == null) {
            throw new SQLException("dataSource.target in " + DispatchConfig.PID + " is no filter: " + written);
        }
        DataSource service = tracker.getService();
        if (service == null) {
            throw new SQLException(
                    "no DataSource service is there for dataSource.target = " + written + " of " + DispatchConfig.PID);
        }
        return service;
    }

    @Override
    public void close() {
        if (tracker != null) {
            tracker.close();
        }
    }
}
