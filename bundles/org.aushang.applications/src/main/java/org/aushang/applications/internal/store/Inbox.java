package org.aushang.applications.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.applications.internal.config.ApplicationsConfig;
import org.aushang.applications.internal.config.ApplicationsSettings;
import org.aushang.applications.internal.model.Texts;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings, the database and the key, for all others of this bundle. Thread-safe. */
@Component(service = Inbox.class, configurationPid = ApplicationsConfig.PID)
@Designate(ocd = ApplicationsConfig.class)
public final class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final ApplicationsSettings settings;
    private final InboxDatabase database;
    private final SecretStore secrets;
    private final @Nullable ServiceTracker<DataSource, DataSource> tracker;
    private volatile @Nullable ContentCipher cipher;

    @Activate
    public Inbox(Map<String, Object> properties, BundleContext context, @Reference SecretStore secrets) {
        this.settings = ApplicationsSettings.read(properties);
        this.secrets = secrets;
        if (settings.dataSource().equals(ApplicationsSettings.EMBEDDED)) {
            tracker = null;
            String karaf = context.getProperty("karaf.base");
            // Not Karaf's data folder: that one is emptied by a clean start.
            String home = (karaf == null ? "." : karaf) + "/aushang";
            database = InboxDatabase.embedded(Path.of(settings.directory().isEmpty() ? home : settings.directory()));
        } else {
            tracker = tracker(context, settings.dataSource());
            database = InboxDatabase.of(this::service);
        }
        settings.findings()
                .forEach(finding -> log.warn(
                        "{}: {} {}",
                        ApplicationsConfig.PID,
                        finding.message().english(),
                        finding.nextStep().english()));
    }

    private Inbox(
            ApplicationsSettings settings,
            InboxDatabase database,
            SecretStore secrets,
            @Nullable ServiceTracker<DataSource, DataSource> tracker) {
        this.settings = settings;
        this.database = database;
        this.secrets = secrets;
        this.tracker = tracker;
    }

    /** For tests and programs without OSGi. */
    public static Inbox over(ApplicationsSettings settings, InboxDatabase database, SecretStore secrets) {
        return new Inbox(settings, database, secrets, null);
    }

    private static @Nullable ServiceTracker<DataSource, DataSource> tracker(BundleContext context, String filter) {
        try {
            ServiceTracker<DataSource, DataSource> tracker = new ServiceTracker<>(
                    context,
                    FrameworkUtil.createFilter("(&(objectClass=" + DataSource.class.getName() + ")" + filter + ")"),
                    null);
            tracker.open();
            return tracker;
        } catch (InvalidSyntaxException e) {
            return null;
        }
    }

    private DataSource service() throws SQLException {
        DataSource found = tracker == null ? null : tracker.getService();
        if (found == null) {
            throw new SQLException("no DataSource service fits dataSource.target of " + ApplicationsConfig.PID + ": "
                    + settings.dataSource());
        }
        return found;
    }

    @Deactivate
    public void close() {
        if (tracker != null) {
            tracker.close();
        }
        database.close();
    }

    public ApplicationsSettings settings() {
        return settings;
    }

    public InboxDatabase database() {
        return database;
    }

    /** @throws StoreUnavailableException if the database or the store of secrets fails, or the key is not that of the contents */
    public ContentCipher cipher() {
        ContentCipher known = cipher;
        return known == null ? openCipher() : known;
    }

    private synchronized ContentCipher openCipher() {
        ContentCipher known = cipher;
        if (known != null) {
            return known;
        }
        try {
            ContentCipher made = database.durably(connection -> ContentCipher.of(secrets, connection));
            cipher = made;
            return made;
        } catch (UncheckedIOException e) {
            Throwable cause = e.getCause();
            String why = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
            throw new StoreUnavailableException(Texts.unavailable(why), e);
        }
    }

    /** Work with the tables of the inbox. */
    @FunctionalInterface
    public interface Work<T> {

        T on(ApplicationRepository applications) throws SQLException, IOException;
    }

    /** @throws StoreUnavailableException if the database fails; nothing of the work has happened then */
    public <T> T inTransaction(Work<T> work) {
        ContentCipher key = cipher();
        return database.inTransaction(connection -> work.on(new ApplicationRepository(connection, key)));
    }

    /** The same, and what was written survives a loss of power when this returns. */
    public <T> T durably(Work<T> work) {
        ContentCipher key = cipher();
        return database.durably(connection -> work.on(new ApplicationRepository(connection, key)));
    }

    /** When it returns, everything that was committed before survives a loss of power. */
    public void sync() {
        database.sync();
    }

    /** With its content, as far as it is there. */
    public ApplicationStatus status(ApplicationRow row, ApplicationRepository applications)
            throws SQLException, IOException {
        Optional<Application> application = row.state().hasContent()
                ? applications.application(row.id(), this::content).map(found -> found.toBuilder()
                        .publication(row.publication())
                        .build())
                : Optional.empty();
        return ApplicationStatus.builder(row.id(), row.state(), row.receivedAt())
                .since(row.since())
                .publication(row.publication())
                .attempts(row.attempts())
                .nextAttempt(row.nextAttempt())
                .hostReference(row.hostReference())
                .reason(Texts.reason(row.reason()))
                .application(application.orElse(null))
                .build();
    }

    private byte[] content(ApplicationId id, int number) throws IOException {
        return inTransaction(applications -> applications.content(id, number))
                .orElseThrow(() -> new IOException("file " + number + " of application " + id + " is erased"));
    }
}
