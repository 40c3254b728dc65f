package org.aushang.itests.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Executors;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.Match;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.config.ApplicationsSettings;
import org.aushang.applications.internal.delivery.DeliveryScheduler;
import org.aushang.applications.internal.service.ApplicationInboxImpl;
import org.aushang.applications.internal.store.Inbox;
import org.aushang.applications.internal.store.InboxDatabase;
import org.aushang.applications.mail.internal.Mailbox;
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
                ApplicationsSettings.read(Map.of()),
                database(settings.getOrDefault("postgresql", ""), home),
                new FileSecrets(Path.of(settings.getOrDefault("secrets", ""))));
        ApplicationInboxImpl applications =
                new ApplicationInboxImpl(inbox, new OneJob(), ref -> Optional.of("Koch"), Clock.systemUTC());
        DeliveryScheduler delivery = new DeliveryScheduler(inbox, ref -> Optional.empty(), Clock.systemUTC());
        delivery.bindReceiver(new Host(Path.of(settings.getOrDefault("host-folder", ""))));
        form(applications, Path.of(arguments[1]));
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

    /** Takes an id and answers 200 once it is stored. Where it listens is written into a file. */
    private static void form(ApplicationInboxImpl applications, Path address) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            String id = exchange.getRequestURI().getPath().substring(1);
            int status = store(applications, id);
            answer(exchange, status);
        });
        server.start();
        Path draft = address.resolveSibling(address.getFileName() + ".draft");
        Files.writeString(draft, Integer.toString(server.getAddress().getPort()));
        Files.move(draft, address, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static int store(ApplicationInboxImpl applications, String id) throws IOException {
        try {
            applications.accept(Application.builder(new ApplicationId(id), Application.Origin.FORM, Instant.now())
                    .publication(JOB)
                    .match(new Match(Match.Kind.TOKEN, LocalizedText.same("form")))
                    .message("form-" + id)
                    .build());
            return 200;
        } catch (StoreUnavailableException e) {
            return 503;
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
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
