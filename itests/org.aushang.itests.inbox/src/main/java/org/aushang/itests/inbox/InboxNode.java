package org.aushang.itests.inbox;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import javax.servlet.MultipartConfigElement;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.PublicationService;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.config.ApplicationsSettings;
import org.aushang.applications.internal.delivery.DeliveryScheduler;
import org.aushang.applications.internal.service.ApplicationInboxImpl;
import org.aushang.applications.internal.store.Inbox;
import org.aushang.applications.internal.store.InboxDatabase;
import org.aushang.applications.internal.web.ApplyServlet;
import org.aushang.applications.mail.internal.Mailbox;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.osgi.framework.BundleContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One process that is killed: the inbox, a mailbox reader, a form and a host that is slow, throws and asks to come later now and
 * then. Its settings are in a file.
 */
final class InboxNode {

    static final String TOKEN = "c00kc00kc00";
    static final PublicationRef JOB = PublicationRef.of("ba", "R-1001");

    private InboxNode() {}

    public static void main(String... arguments) throws Exception {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(Path.of(arguments[0]))) {
            properties.load(in);
        }
        Map<String, String> settings = new HashMap<>();
        properties.forEach((key, value) -> settings.put(key.toString(), value.toString()));
        Path home = Path.of(settings.getOrDefault("home", ""));
        Inbox inbox = Inbox.over(
                ApplicationsSettings.read(Map.of(
                        "publicUrl", "https://jobs.example.com",
                        "privacyUrl", "https://example.com/privacy",
                        "consent", "Einverstanden.")),
                database(settings.getOrDefault("postgresql", ""), home),
                new FileSecrets(Path.of(settings.getOrDefault("secrets", ""))));
        OneJob links = new OneJob();
        ApplicationInboxImpl applications =
                new ApplicationInboxImpl(inbox, links, ref -> Optional.of("Koch"), Clock.systemUTC());
        DeliveryScheduler delivery = new DeliveryScheduler(inbox, ref -> Optional.empty(), Clock.systemUTC());
        delivery.bindReceiver(new Host(Path.of(settings.getOrDefault("host-folder", ""))));
        form(new ApplyServlet(inbox, applications, links, publications(), delivery), Path.of(arguments[1]));
        settings.keySet().removeAll(List.of("home", "secrets", "host-folder", "postgresql"));
        new Mailbox(Map.copyOf(settings), context(home), applications, null);
        Thread.currentThread().join();
    }

    private static InboxDatabase database(String url, Path home) {
        if (url.isEmpty()) {
            return InboxDatabase.embedded(home.resolve("inbox"));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return InboxDatabase.of(() -> source);
    }

    private static BundleContext context(Path home) {
        return (BundleContext) Proxy.newProxyInstance(
                InboxNode.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, given) -> home.resolve(String.valueOf(given[0])).toFile());
    }

    /** The real form; a candidate's address is in a header, as behind a proxy. Where it listens is written into a file. */
    private static void form(ApplyServlet form, Path address) throws Exception {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.addCustomizer(new ForwardedRequestCustomizer());
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(form);
        holder.getRegistration().setMultipartConfig(new MultipartConfigElement("", 10 << 20, 26 << 20, 26 << 20));
        context.addServlet(holder, "/aushang/apply/*");
        server.setHandler(context);
        server.start();
        Path draft = address.resolveSibling(address.getFileName() + ".draft");
        Files.writeString(draft, Integer.toString(connector.getLocalPort()));
        Files.move(draft, address, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** No posting is known, so the form has no text of one. */
    private static PublicationService publications() {
        return (PublicationService) Proxy.newProxyInstance(
                InboxNode.class.getClassLoader(),
                new Class<?>[] {PublicationService.class},
                (proxy, method, given) -> Optional.empty());
    }

    /** Knows one token. */
    private static final class OneJob implements ApplicationLinks {

        @Override
        public Optional<PublicationRef> resolve(String token) {
            return token.equals(TOKEN) ? Optional.of(JOB) : Optional.empty();
        }

        @Override
        public Optional<String> token(PublicationRef publication) {
            return Optional.of(TOKEN);
        }

        @Override
        public List<PublicationRef> named(Collection<String> words) {
            return List.of();
        }

        @Override
        public Optional<String> jsonLd(PublicationRef publication) {
            return Optional.empty();
        }
    }

    /** Stores each id in a file of its own, with what it says; writes down each call. */
    private static final class Host implements ApplicationReceiver {

        private final Path folder;
        private final Random random = new Random();

        private Host(Path folder) {
            this.folder = folder;
        }

        @Override
        public ReceiveResult receive(Application application) {
            int mood = random.nextInt(10);
            if (mood == 0) {
                throw new IllegalStateException("a host that fails");
            }
            if (mood == 1) {
                return ReceiveResult.retryLater(Duration.ZERO);
            }
            try {
                if (mood == 2) {
                    Thread.sleep(random.nextInt(500));
                }
                Files.writeString(
                        folder.resolve(application.id().value()),
                        application.message(),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DSYNC);
                return ReceiveResult.accepted(application.id().reference());
            } catch (FileAlreadyExistsException e) {
                return ReceiveResult.alreadyReceived(application.id().reference());
            } catch (IOException e) {
                return ReceiveResult.retryLater(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ReceiveResult.retryLater(Duration.ZERO);
            }
        }
    }
}
