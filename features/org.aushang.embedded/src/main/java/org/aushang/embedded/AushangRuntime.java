package org.aushang.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Aushang in this process: an OSGi framework with the engine, the boards, the inbox of applications and the web application, which
 * shares the packages of the API with the class path. A host calls the services, and registers its own, for instance an {@link
 * org.aushang.api.applications.ApplicationReceiver}, as if it were a bundle.
 *
 * <p>Thread-safe. One process may run several, each with a home of its own. Nothing is written outside of the home. What it logs goes
 * to the host's SLF4J, but for the web server's start, which goes to the standard output.
 */
public final class AushangRuntime implements AutoCloseable {

    /** How long a service may take to come, for instance because its database is migrated. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Framework framework;

    /** Open until the end: a service that nothing uses may be taken down, and built anew for the next use. */
    private final Map<Class<?>, ServiceTracker<?, ?>> trackers = new ConcurrentHashMap<>();

    private AushangRuntime(Framework framework) {
        this.framework = framework;
    }

    /**
     * Starts without HTTP: nothing listens at any port.
     *
     * @param home a folder of its own, made if it is missing: {@code aushang/} has ledger, inbox and encrypted store, and is what a
     *     backup is for; {@code conf/} has configurations, {@code cache/} is made anew with each start
     * @return when the engine is ready to be called
     * @throws IllegalStateException if a part cannot start; then nothing is left running
     */
    public static AushangRuntime start(Path home) {
        return builder(home).start();
    }

    /** For a start with other than the usual settings; the home as in {@link #start(Path)}. */
    public static Builder builder(Path home) {
        return new Builder(home);
    }

    /** The service that publishes; to be asked for with each use, because a changed configuration replaces it. */
    public PublicationService publications() {
        return service(PublicationService.class);
    }

    /** Likewise; see {@link #publications()}. */
    public ChannelService channels() {
        return service(ChannelService.class);
    }

    /** Likewise; see {@link #publications()}. */
    public ChannelAdministration administration() {
        return service(ChannelAdministration.class);
    }

    /** Likewise; see {@link #publications()}. */
    public ApplicationService applications() {
        return service(ApplicationService.class);
    }

    /**
     * Any service of the API.
     *
     * @throws IllegalStateException if there is none within a minute; the log says why
     */
    public <S> S service(Class<S> type) {
        try {
            Object service = trackers.computeIfAbsent(type, this::track).waitForService(PATIENCE.toMillis());
            if (service == null) {
                throw new IllegalStateException(
                        "no " + type.getSimpleName() + " after " + PATIENCE.toSeconds() + " s; the log says why");
            }
            return type.cast(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + type.getSimpleName(), e);
        }
    }

    private ServiceTracker<?, ?> track(Class<?> type) {
        ServiceTracker<?, ?> tracker = new ServiceTracker<>(framework.getBundleContext(), type, null);
        tracker.open();
        return tracker;
    }

    /**
     * Offers a service of the host: {@code ApplicationReceiver}, {@code PublicationListener}, {@code ChannelListener}, {@code
     * ConsoleAccess}, {@code MailSender}, {@code PostingEditor}, or a {@code javax.sql.DataSource} for a ledger in PostgreSQL.
     *
     * @param properties of the service, for instance those that a configured filter asks for; usually empty
     * @return takes it back when it is closed
     */
    public <S> Registration register(Class<S> type, S service, Map<String, ?> properties) {
        ServiceRegistration<S> registration =
                framework.getBundleContext().registerService(type, service, FrameworkUtil.asDictionary(properties));
        return registration::unregister;
    }

    /** A service of the host that is offered until this is closed, or the runtime is. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Sets a configuration that is none of a channel's, by the names of {@code docs/configuration.md}; kept in the home. The same
     * again changes nothing.
     *
     * @param pid for instance {@code org.aushang.applications}; of one of many, with its name after {@code ~}
     * @throws UncheckedIOException if it cannot be stored
     */
    public void configure(String pid, Map<String, String> settings) {
        ConfigurationAdmin admin = service(ConfigurationAdmin.class);
        try {
            int name = pid.indexOf('~');
            Configuration configuration = name < 0
                    ? admin.getConfiguration(pid, "?")
                    : admin.getFactoryConfiguration(pid.substring(0, name), pid.substring(name + 1), "?");
            configuration.updateIfDifferent(FrameworkUtil.asDictionary(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The framework's context, for what is not here. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** Ends all of it, and waits for up to a minute for what is under way. Everything is durable without it. */
    @Override
    public void close() {
        stop(framework);
    }

    static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(PATIENCE.toMillis());
        } catch (BundleException e) {
            throw new IllegalStateException("the framework does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final Path home;
        private String host = "127.0.0.1";
        private int port = -1;

        private Builder(Path home) {
            this.home = home;
        }

        /**
         * Serves the web application, the application form and feeds over HTTP, at this address; a proxy with TLS stands before it.
         *
         * @param host to listen at, {@code 127.0.0.1} for this machine alone
         * @param port from 1
         */
        public Builder http(String host, int port) {
            this.host = host;
            this.port = port;
            return this;
        }

        /** As {@link AushangRuntime#start(Path)}. */
        public AushangRuntime start() {
            return new AushangRuntime(Launcher.launch(home.toAbsolutePath(), host, port));
        }
    }
}
