package org.aushang.benchmarks;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.host.ConsoleAccess;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.aushang.console.internal.access.Gate;
import org.aushang.console.internal.access.JaasLogin;
import org.aushang.console.internal.page.ApplicationServices;
import org.aushang.console.internal.page.Pages;
import org.aushang.console.internal.page.Repairs;
import org.aushang.console.internal.page.Services;
import org.aushang.console.internal.web.Dispatcher;
import org.aushang.dispatch.internal.service.ChannelAdministrationImpl;
import org.aushang.dispatch.internal.service.SettingsAdministrationImpl;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The pages of the web application with 100 and with 100,000 postings on two channels, over the embedded database and a real servlet
 * container: first byte, bytes and requests of each. In a JVM of its own; ends with 1 if a goal is missed.
 */
public final class ConsolePages {

    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int CHANNELS = 2;
    private static final int WARM = 60;
    private static final int MEASURED = 40;
    private static final long HEAVIEST = 150_000;
    private static final int MOST_REQUESTS = 12;
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/aushang/assets/[^\"]+)\"");

    /** One posting of each channel that is always there, and always rejected. */
    private static final String REJECTED = "&job=job-0";

    private static final Map<String, String> PAGES = pages();

    private final Ledgers.Office office;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();

    private ConsolePages(int postings) throws Exception {
        office = Ledgers.office(
                Ledgers.h2(Ledgers.directory()),
                true,
                IntStream.range(0, CHANNELS).mapToObj(i -> "ch" + i).toList(),
                Choosy::new);
        publish(postings);
        serve();
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("integrations", "/channels");
        pages.put("channel", "/channels/ch0");
        pages.put("postings of all channels", "/postings");
        pages.put("postings of one channel", "/postings?channel=ch0");
        pages.put("those that are online", "/postings?channel=ch0&filter=online");
        pages.put("those that need attention", "/postings?filter=attention");
        pages.put("those with a finding", "/postings?filter=attention&finding=board.rejected");
        pages.put("a later part", "/postings?after=ch1%2Fjob-1");
        pages.put("search for a job", "/postings?text=job-17");
        pages.put("posting", "/posting?channel=ch0" + REJECTED);
        pages.put("draft", "/draft");
        return pages;
    }

    /** Takes each second one, so that every list fills a page in both cases. */
    private record Choosy(String id) implements JobBoardPublisher {

        @Override
        public ChannelDescriptor describe() {
            return new Ledgers.Board(id).describe();
        }

        @Override
        public List<Finding> check(JobPosting posting, CheckContext context) {
            int number = Integer.parseInt(posting.identifier().substring("job-".length()));
            return number % 2 != 0
                    ? List.of()
                    : List.of(Finding.builder(
                                    "board.rejected",
                                    LocalizedText.of("Die Postleitzahl fehlt", "The postal code is missing"),
                                    LocalizedText.of("Bitte ergänzen", "Please add it"))
                            .build());
        }

        @Override
        public SubmitResult submit(Submission submission, SubmitContext context) {
            return new Ledgers.Board(id).submit(submission, context);
        }
    }

    private void publish(int postings) {
        int each = postings / CHANNELS;
        for (int channel = 0; channel < CHANNELS; channel++) {
            String id = "ch" + channel;
            office.add(
                    new ChannelId(id),
                    IntStream.range(0, each).mapToObj(Postings::posting).toList());
            while (waiting(id) > 0) {
                office.worker().run(id);
            }
        }
    }

    private int waiting(String channel) {
        return office.channelService()
                .channel(new ChannelId(channel))
                .orElseThrow()
                .publications()
                .getOrDefault(PublicationState.PENDING, 0);
    }

    private void serve() throws Exception {
        ConfigurationAdmin none = (ConfigurationAdmin) Proxy.newProxyInstance(
                ConsolePages.class.getClassLoader(),
                new Class<?>[] {ConfigurationAdmin.class},
                (proxy, method, arguments) -> null);
        Services services = new Services(
                office.channelService(),
                office.service(),
                new ChannelAdministrationImpl(
                        office.ledger(), office.channels(), id -> {}, Clock.systemUTC(), office.channelService(), none),
                new SettingsAdministrationImpl(none, office.channels()),
                () -> null,
                Clock.systemUTC());
        ConsoleAccess everyone = request ->
                Optional.of(ConsoleUser.builder("ada", ConsoleUser.Role.ADMIN).build());
        Gate gate = new Gate(() -> everyone, new JaasLogin("none"), Clock.systemUTC());
        Dispatcher dispatcher = new Dispatcher(
                gate,
                Pages.routes(services, new ApplicationServices(), new Repairs(Executors.newSingleThreadExecutor())),
                "'self'");
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(
                new ServletHolder(new HttpServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void service(HttpServletRequest request, HttpServletResponse response)
                            throws IOException {
                        dispatcher.answer(request, response);
                    }
                }),
                "/aushang/*");
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Milliseconds until the first byte, the median; an answer is written at once, so its first byte is its last too. */
    private double firstByte(String path) throws IOException, InterruptedException {
        for (int i = 0; i < WARM; i++) {
            get("/aushang" + path);
        }
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < MEASURED; i++) {
            long begin = System.nanoTime();
            int status = get("/aushang" + path).statusCode();
            times.add(System.nanoTime() - begin);
            if (status != 200) {
                throw new IllegalStateException(path + " is answered with " + status);
            }
        }
        return Remembering.percentile(times, 50);
    }

    /**
     * What a browser without a cache fetches for a page.
     *
     * @param bytes on the wire, without headers
     */
    private record Weight(long bytes, int requests) {}

    private Weight weight(String path) throws IOException, InterruptedException {
        byte[] page = get("/aushang" + path).body();
        Set<String> assets = new HashSet<>();
        Matcher matcher = ASSET.matcher(new String(page, StandardCharsets.UTF_8));
        while (matcher.find()) {
            assets.add(matcher.group(1));
        }
        long bytes = page.length;
        for (String asset : assets) {
            bytes += get(asset).body().length;
        }
        return new Weight(bytes, assets.size() + 1);
    }

    /** Without arguments it measures; with {@code serve} and a number of postings it only says where the application is. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("serve")) {
            say("at port " + new ConsolePages(Integer.parseInt(arguments[1])).connector.getLocalPort());
            return;
        }
        ConsolePages few = new ConsolePages(FEW);
        ConsolePages many = new ConsolePages(MANY);
        // Once for both, so that neither has the warmer code.
        for (String path : PAGES.values()) {
            few.firstByte(path);
            many.firstByte(path);
        }
        boolean met = true;
        say("| page | requests | bytes | first byte at 100 | at 100,000 | ratio |");
        say("|---|---|---|---|---|---|");
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            double small = few.firstByte(page.getValue());
            double large = many.firstByte(page.getValue());
            Weight weight = many.weight(page.getValue());
            boolean good = large <= 2 * small && weight.bytes() <= HEAVIEST && weight.requests() <= MOST_REQUESTS;
            met &= good;
            say(String.format(
                    Locale.ROOT,
                    "| %s | %d | %,d | %.1f ms | %.1f ms | %.2f%s |",
                    page.getKey(),
                    weight.requests(),
                    weight.bytes(),
                    small,
                    large,
                    large / small,
                    good ? "" : " MISSED"));
        }
        System.exit(met ? 0 : 1);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
