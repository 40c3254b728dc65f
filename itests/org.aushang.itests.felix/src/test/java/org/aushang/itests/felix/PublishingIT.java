package org.aushang.itests.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.aushang.api.host.ConsoleAccess;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.itests.support.Feeds;
import org.aushang.itests.support.Host;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The same bundles on a framework that has nothing but what they need publish the same posting. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PublishingIT {

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    @Filter(timeout = 30_000)
    private PublicationService service;

    @org.ops4j.pax.exam.Configuration
    public static Option[] felix() throws IOException {
        Path target = Path.of(System.getProperty("aushang.target", "target"));
        List<Option> options = new ArrayList<>(List.of(
                junitBundles(),
                cleanCaches(true),
                systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN"),
                systemProperty("org.slf4j.simpleLogger.defaultLogLevel").value("warn"),
                systemProperty("aushang.gateway.port").value("" + freePort()),
                frameworkProperty("org.osgi.service.http.port").value("" + freePort()),
                frameworkProperty("org.apache.felix.http.host").value("127.0.0.1"),
                // The ledger lies below what the host calls its base; a new one, whatever ran here before.
                frameworkProperty("karaf.base")
                        .value(Files.createTempDirectory(target, "base").toString())));
        for (String folder : List.of("host", "bundles")) {
            try (Stream<Path> jars = Files.list(target.resolve(folder))) {
                jars.sorted()
                        .forEach(jar -> options.add(
                                jar.endsWith("slf4j-simple.jar")
                                        ? bundle(jar.toUri().toString()).noStart()
                                        : bundle(jar.toUri().toString())));
            }
        }
        return options.toArray(Option[]::new);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    public void theSameBundlesPublishTheSamePosting() throws Exception {
        try (Host host = new Host(context, configurations, service, "felix")) {
            host.openGateway();
            host.configureChannel(Map.of());

            service.publish(new ChannelId(Host.CHANNEL), Host.posting("bare").build());

            PublicationStatus status = host.await("bare", now -> now.state() == PublicationState.ACCEPTED);
            assertTrue(host.book(), host.book().contains(status.publication() + "-S\tonline\t1\t0"));
        }
    }

    @Test
    public void theFeedIsServedByWhateverHttpServiceIsThere() throws Exception {
        try (Host host = new Host(context, configurations, service, "felix")) {
            host.configure("org.aushang.connector.feed", "it", Map.of("aushang.channel.id", "feed", "publisher", "It"));
            Feeds feeds = new Feeds(
                    "http://127.0.0.1:" + context.getProperty("org.osgi.service.http.port") + "/aushang/feed/feed/");

            service.publish(new ChannelId("feed"), Host.posting("fetched").build());

            PublicationStatus status = host.await("feed", "fetched", now -> now.state() == PublicationState.ACCEPTED);
            host.until("the feed is served", () -> feeds.status("feed.xml") == 200);
            String feed = feeds.text("feed.xml");
            assertTrue(feed, feed.contains("<referencenumber>" + status.publication() + "</referencenumber>"));
            assertTrue(feeds.text("jobs/" + status.publication()).contains("application/ld+json"));
            service.withdraw(PublicationRef.of("feed", "fetched"), Withdrawal.usual());
            host.await("feed", "fetched", now -> now.state() == PublicationState.WITHDRAWN);
            assertEquals(410, feeds.status("jobs/" + status.publication()));
        }
    }

    @Test
    public void theWebApplicationIsServedToWhomTheHostKnows() throws Exception {
        try (Host host = new Host(context, configurations, service, "felix")) {
            host.openGateway();
            host.configureChannel(Map.of());
            service.publish(new ChannelId(Host.CHANNEL), Host.posting("seen").build());
            ConsoleAccess access = request -> request.header("X-Test-User")
                    .map(name ->
                            ConsoleUser.builder(name, ConsoleUser.Role.VIEWER).build());
            ServiceRegistration<ConsoleAccess> known = context.registerService(ConsoleAccess.class, access, null);

            host.until("a known user sees the postings", () -> page("vera").contains("Gärtnerin / Gärtner"));
            assertTrue(page("vera"), page("vera").contains("<nav"));
            host.until("others do not", () -> !page("").contains("Gärtnerin"));
            known.unregister();
        }
    }

    /** The page of postings as one user sees it; empty if it is not there. */
    private String page(String user) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                + context.getProperty("org.osgi.service.http.port") + "/aushang/postings?channel=" + Host.CHANNEL));
        if (!user.isEmpty()) {
            request.header("X-Test-User", user);
        }
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
