package org.aushang.dispatch.internal.ledger;

import java.util.Map;
import javax.sql.DataSource;
import org.aushang.dispatch.internal.DispatchConfig;
import org.aushang.dispatch.internal.DispatchSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Offers the store's own H2 file as a data source if the configuration chooses it, and never in place of another one that is
 * late. The service is there even while the file cannot be opened: then each connection fails with the reason, and is tried
 * again at the next call.
 */
@Component(
        configurationPid = DispatchConfig.PID,
        service = {},
        immediate = true)
public final class EmbeddedDatabase {

    private final @Nullable DatabaseFile database;
    private final @Nullable ServiceRegistration<DataSource> registration;

    @Activate
    public EmbeddedDatabase(Map<String, Object> properties, BundleContext context) {
        DispatchSettings settings = DispatchSettings.read(properties);
        if (!settings.embedded()) {
            database = null;
            registration = null;
            return;
        }
        String karaf = context.getProperty("karaf.base");
        // Not Karaf's data folder: that one is emptied by a clean start.
        String home = (karaf == null ? "." : karaf) + "/aushang";
        database = new DatabaseFile(
                settings.directory().isEmpty() ? home : settings.directory(),
                StoreMarker.of(context, settings.startEmpty()));
        registration = context.registerService(
                DataSource.class, database, FrameworkUtil.asDictionary(Map.of("aushang.ledger", "embedded")));
    }

    @Deactivate
    void close() {
        ServiceRegistration<DataSource> offered = registration;
        DatabaseFile opened = database;
        if (offered != null && opened != null) {
            offered.unregister();
            opened.close();
        }
    }
}
