package org.aushang.connector.arbeitsagentur.internal;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Limits;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.credentials.Credentials;
import org.aushang.credentials.Entry;
import org.aushang.credentials.internal.CredentialsConfig;
import org.aushang.credentials.internal.CredentialsService;
import org.aushang.credentials.internal.EncryptedFileStore;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.tck.JobBoardPublisherContract;
import org.aushang.transport.GatewayClient;
import org.aushang.transport.GatewayClientFactory;
import org.aushang.transport.Reply;
import org.aushang.transport.internal.MutualTls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** The kit, against the simulated gateway over real mutual TLS. */
@Tag("slow")
class ArbeitsagenturContractTest extends JobBoardPublisherContract {

    private static final String PARTNER = "V999999900";
    /** A handshake with a client certificate and a look at the listing stay below, an upload of one posting does not. */
    private static final int BEFORE_AN_UPLOAD = 6_500;

    @TempDir
    static Path directory;

    private static Optional<Simulator> gateway = Optional.empty();
    private static Optional<CuttingProxy> proxy = Optional.empty();
    private static Path catalogue = Path.of("");
    private static String certificate = "";
    private static String stranger = "";
    private static String pin = "";
    private static String strangersPin = "";

    @BeforeAll
    static void open() throws IOException {
        Simulator simulator = Simulator.start(directory.resolve("gateway"), 0, Duration.ZERO);
        gateway = Optional.of(simulator);
        proxy = Optional.of(new CuttingProxy(simulator.address().getPort(), BEFORE_AN_UPLOAD));
        certificate = certificate("gateway");
        pin = pin("gateway");
        catalogue = SmallCatalogue.standard().write(directory.resolve("120724_212451_dkz_vam_verbis_hrba.zip"));
        Simulator.start(directory.resolve("other"), 0, Duration.ZERO).close();
        stranger = certificate("other");
        strangersPin = pin("other");
    }

    @AfterAll
    static void close() throws IOException {
        proxy.orElseThrow().close();
        gateway.orElseThrow().close();
    }

    private static String certificate(String whose) throws IOException {
        Path file = directory.resolve(whose).resolve("partners").resolve(PARTNER + ".p12");
        return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }

    private static String pin(String whose) throws IOException {
        return Files.readString(directory.resolve(whose).resolve("partners").resolve(PARTNER + ".pin"))
                .strip();
    }

    private static Credentials credentials() {
        CredentialsConfig config = mock(CredentialsConfig.class);
        when(config.directory()).thenReturn(directory.toString());
        when(config.keyFile()).thenReturn("");
        BundleContext context = mock(BundleContext.class);
        when(context.getProperty("karaf.base")).thenReturn(directory.toString());
        return new CredentialsService(config, context, new EncryptedFileStore(config, context));
    }

    private static ArbeitsagenturPublisher connector(
            String address, String p12, String password, GatewayClientFactory conversations) {
        Duration minute = Duration.ofMinutes(1);
        Settings read = Settings.read(Map.of(
                "aushang.channel.id",
                "kit",
                "supplierId",
                PARTNER,
                "kundennummer",
                "A000A00001",
                "allianzpartnernummer",
                "99999",
                "baseUrl",
                address,
                "answerTimeoutSeconds",
                20,
                "catalogue",
                catalogue.toString()));
        Settings settings = new Settings(
                read.channel(),
                read.enabled(),
                read.partner(),
                read.gateway(),
                Limits.builder()
                        .batchSize(500)
                        .verdictTimeout(minute)
                        .resendAfter(minute)
                        .build(),
                Duration.ZERO,
                read.document(),
                read.folders(),
                read.findings());
        return new ArbeitsagenturPublisher(
                settings,
                credentials().credential(new Entry(p12, password), Entry.NONE),
                conversations,
                Samples.referenceData(),
                Clock.systemUTC());
    }

    private static String at(int port) {
        return "https://localhost:" + port + "/";
    }

    @Override
    protected JobBoardPublisher connector() {
        return connector(gateway.orElseThrow().address().toString(), certificate, pin, new MutualTls());
    }

    @Override
    protected int timesShown(PublicationId publication) throws IOException {
        String reference = "99999-" + publication + "-S";
        Path book = directory.resolve("gateway").resolve("book.tsv");
        if (!Files.exists(book)) {
            return 0;
        }
        return Files.readAllLines(book).stream()
                .map(line -> List.of(line.split("\t", -1)))
                .filter(line -> line.get(1).equals(reference) && line.get(2).equals("online"))
                .mapToInt(line -> Integer.parseInt(line.get(3)))
                .sum();
    }

    @Override
    protected JobPosting posting(String identifier, String title) {
        return super.posting(identifier, title).toBuilder()
                .title(title + " (m/w/d)")
                // Long enough that the proxy can tell an upload from a look.
                .description("Sie pflegen Gärten und Parks der Stadt, bei jedem Wetter. ".repeat(60))
                .extension(Extensions.TITLE_CODE, "15260")
                .build();
    }

    @Override
    protected void decide() throws InterruptedException {
        gateway.orElseThrow().awaitJudged();
    }

    @Override
    protected Optional<JobBoardPublisher> unreachable() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        return Optional.of(connector(at(closed), certificate, pin, new MutualTls()));
    }

    @Override
    protected Optional<JobBoardPublisher> losingTheAnswer() {
        return Optional.of(connector(at(proxy.orElseThrow().port()), certificate, pin, new MutualTls()));
    }

    @Override
    protected Optional<JobBoardPublisher> talkingNonsense() {
        return Optional.of(
                connector(gateway.orElseThrow().address().toString(), certificate, pin, (where, who) -> new Babel()));
    }

    /** Has a listing, so that we get as far as the upload; what it says then is in no paper. */
    private static final class Babel implements GatewayClient {

        @Override
        public Reply get(String path) {
            String file = "ESV999999900_2026-11-22_09-30-00.xml";
            return page(
                    path.isEmpty()
                            ? "<title>Index of /</title><a href=\"" + file + "\">" + file + "</a>"
                            : "<Antwort>Schau mer mal</Antwort>");
        }

        @Override
        public Reply upload(String path, String field, String fileName, byte[] content) {
            return page("<title>VIELLEICHT</title>Schau mer mal");
        }

        @Override
        public Reply delete(String path) {
            return page("<Antwort>Schau mer mal</Antwort>");
        }

        private static Reply page(String html) {
            return new Reply.Answer(200, "text/html", html.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }

    @Override
    protected Optional<JobBoardPublisher> notLetIn() {
        return Optional.of(
                connector(gateway.orElseThrow().address().toString(), stranger, strangersPin, new MutualTls()));
    }

    @Override
    protected Optional<JobBoardPublisher> misconfigured() {
        return Optional.of(connector(URI.create("http://not-https/").toString(), certificate, pin, new MutualTls()));
    }

    @Override
    protected String secret() {
        return pin;
    }
}
