package org.aushang.dispatch.internal.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.aushang.dispatch.internal.config.DispatchConfiguration;
import org.aushang.dispatch.internal.config.DispatchSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The store's own H2 file, if the configuration chooses it, and never in place of another data source that is late. It is
 * there even while the file cannot be opened: then each connection fails with the reason, and is tried again at the next call.
 */
@Component(service = EmbeddedDatabase.class)
public final class EmbeddedDatabase {

    private final @Nullable DatabaseFile database;

    @Activate
    public EmbeddedDatabase(@Reference DispatchConfiguration configuration, BundleContext context) {
        DispatchSettings settings = configuration.settings();
        if (!settings.embedded()) {
            database = null;
            return;
        }
        String karaf = context.getProperty("karaf.base");
        // Not Karaf's data folder: that one is emptied by a clean start.
        String home = (karaf == null ? "." : karaf) + "/aushang";
        database = new DatabaseFile(
                settings.directory().isEmpty() ? home : settings.directory(),
                StoreMarker.of(context, settings.startEmpty()));
    }

    /** Empty if the configuration chooses another one. */
    Optional<DataSource> dataSource() {
        return Optional.ofNullable(database);
    }

    @Deactivate
    void close() {
        DatabaseFile opened = database;
        if (opened != null) {
            opened.close();
        }
    }
}
