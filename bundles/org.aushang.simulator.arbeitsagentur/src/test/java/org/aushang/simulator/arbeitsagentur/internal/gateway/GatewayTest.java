package org.aushang.simulator.arbeitsagentur.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.aushang.simulator.arbeitsagentur.internal.store.GatewayStore;
import org.aushang.simulator.arbeitsagentur.internal.validation.UploadValidator;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class GatewayTest {

    private static final String EMPLOYER = "V999999900";
    private static final String FILE = "DSV999999900_2026-11-22_09-30-00.xml";

    @TempDir
    Path directory;

    private HttpClient client(boolean withCertificate) throws Exception {
        return client(withCertificate ? EMPLOYER : "", ".p12");
    }

    /** @param partner empty: without a certificate */
    private HttpClient client(String partner, String file) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        try (InputStream in = Files.newInputStream(directory.resolve("ca.pem"))) {
            anchors.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        KeyManager[] keys = {};
        if (!partner.isEmpty()) {
            Path partners = directory.resolve("partners");
            char[] pin =
                    Files.readString(partners.resolve(partner + ".pin")).strip().toCharArray();
            KeyStore own = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(partners.resolve(partner + file))) {
                own.load(in, pin);
            }
            assertThat(own.getCertificateChain("client")).hasSize(2);
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(own, pin);
            keys = factory.getKeyManagers();
        }
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static HttpResponse<String> get(HttpClient client, URI base, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(base.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String upload(HttpClient client, URI base, String field, String name, String content)
            throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--b--\r\n";
        return client.send(
                        HttpRequest.newBuilder(base.resolve("in/upload.php"))
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    @Test
    void looks_like_the_index_and_form_that_clients_in_the_field_read() throws Exception {
        try (Simulator simulator = Simulator.start(directory, 0, Duration.ZERO)) {
            HttpClient client = client(true);

            assertThat(get(client, simulator.address(), "").body())
                    .contains("<title>Index of /</title>", "?C=N;O=A", "<a href=\"in/\">in/</a>", "mailto:");
            assertThat(get(client, simulator.address(), "in/").body())
                    .contains("HRBAXML File Upload", "action=\"upload.php\"", "name=\"upload\"", "Datei senden");
            assertThat(get(client, simulator.address(), "absent.xml").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void without_a_certificate_there_is_no_conversation() throws Exception {
        try (Simulator simulator = Simulator.start(directory, 0, Duration.ZERO)) {
            HttpClient stranger = client(false);

            assertThatThrownBy(() -> get(stranger, simulator.address(), "")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void of_the_certificates_that_make_trouble_it_takes_the_old_fashioned_one_only() throws Exception {
        try (Simulator simulator = Simulator.start(directory, 0, Duration.ZERO)) {
            HttpClient legacy = client(EMPLOYER, "-legacy.p12");
            HttpClient next = client(EMPLOYER, "-next.p12");
            HttpClient expired = client(EMPLOYER, "-expired.p12");
            HttpClient foreign = client(EMPLOYER, "-foreign.p12");

            assertThat(get(legacy, simulator.address(), "").statusCode()).isEqualTo(200);
            assertThat(get(next, simulator.address(), "").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> get(expired, simulator.address(), "")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> get(foreign, simulator.address(), "")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_crowd_of_employers_has_certificates_and_folders_of_their_own() throws Exception {
        for (int more : new int[] {3, 0}) {
            try (Simulator simulator =
                    Simulator.start(directory, 0, Duration.ZERO, new FaultInjection(), Clock.systemUTC(), more)) {
                HttpClient third = client("V100000200", ".p12");

                assertThat(get(third, simulator.address(), "daten/V100000200/").statusCode())
                        .isEqualTo(200);
                assertThat(get(third, simulator.address(), "daten/V100000100/").statusCode())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void judges_uploads_only_by_their_looks() throws Exception {
        try (Simulator simulator = Simulator.start(directory, 0, Duration.ofHours(1))) {
            HttpClient client = client(true);

            assertThat(upload(client, simulator.address(), "upload", FILE, "<x/>"))
                    .contains("<title>SUCCESS</title>");
            assertThat(upload(client, simulator.address(), "upload", FILE, "kein XML"))
                    .contains("<title>ERROR</title>", "Fehler in der Übertragung");
            assertThat(upload(client, simulator.address(), "other", FILE, "<x/>"))
                    .contains("<title>ERROR</title>");
        }
    }

    @Test
    void an_upload_that_was_waiting_is_judged_after_a_restart() throws Exception {
        try (Simulator simulator = Simulator.start(directory, 0, Duration.ofHours(1))) {
            upload(client(true), simulator.address(), "upload", FILE, "<x/>");
            upload(client(true), simulator.address(), "upload", "wrong-name.xml", "<x/>");
        }

        // The same work that the worker's thread does, done here to its end.
        try (GatewayStore book = new GatewayStore(directory)) {
            assertThat(book.waiting())
                    .extracting(GatewayStore.Waiting::fileName)
                    .containsExactly(FILE, "wrong-name.xml");
        }
        try (Simulator simulator = Simulator.start(directory, 0, Duration.ZERO)) {
            HttpClient client = client(true);
            String index = get(client, simulator.address(), "").body();
            Instant end = Instant.now().plusSeconds(30);
            while (!index.contains("ESV") && Instant.now().isBefore(end)) {
                index = get(client, simulator.address(), "").body();
            }

            assertThat(index).contains("ES" + FILE.substring(2)).doesNotContain("wrong");
            HttpResponse<String> report = get(client, simulator.address(), "ES" + FILE.substring(2));
            assertThat(report.headers().firstValue("Content-Type")).contains("application/xml");
            assertThat(report.body()).contains("FLR_XML_Structure");
        }
        assertThat(UploadValidator.class.getResource("hrbaxml.xsd")).isNotNull();
    }

    /** As a rehearsal that began with it has left it. */
    @Test
    void a_directory_of_an_earlier_version_goes_on() throws Exception {
        Simulator.start(directory, 0, Duration.ZERO).close();
        Files.delete(directory.resolve("partners/" + EMPLOYER + "-next.p12"));
        try (MVStore store = MVStore.open(directory.resolve("book.mv").toString())) {
            store.<String, String>openMap("offers").put(EMPLOYER + "|99999-A1-S", "1\t1\t2\tA000A00001\talt");
            store.<String, String>openMap("offers").put(EMPLOYER + "|99999-A2-S", "0\t1\t0\tA000A00001\tweg");
        }

        try (Simulator simulator = Simulator.start(directory, 0, Duration.ZERO)) {
            assertThat(get(client(true), simulator.address(), "").statusCode()).isEqualTo(200);
            assertThat(simulator.book().offers().values())
                    .extracting(offer -> offer.state() + " " + offer.changes() + " " + offer.title())
                    .containsExactly("ONLINE 2 alt", "DELETED 0 weg");
        }
    }

    @Test
    void says_of_each_partner_what_the_mail_would_say() throws Exception {
        Simulator.start(directory, 0, Duration.ZERO).close();

        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(directory.resolve("partners/" + EMPLOYER + ".properties"))) {
            properties.load(in);
        }
        assertThat(properties)
                .containsEntry("supplierId", EMPLOYER)
                .containsEntry("kundennummer", "A000A00001")
                .containsEntry("allianzpartnernummer", "99999");
        assertThat(directory.resolve("partners/P999999800.p12")).exists();
    }

    @Test
    void every_partner_has_a_folder_of_its_own_and_sees_nobody_elses() throws Exception {
        try (Simulator simulator = Simulator.start(directory, 0, Duration.ZERO)) {
            HttpClient client = client(true);
            URI own = simulator.address().resolve("daten/" + EMPLOYER + "/");

            assertThat(get(client, own, "").body()).contains("<title>Index of /</title>");
            assertThat(upload(client, own, "upload", FILE, "<x/>")).contains("<title>SUCCESS</title>");
            assertThat(get(client, simulator.address(), "daten/P999999800/").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void shows_what_lies_in_the_folders_for_all() throws Exception {
        Files.createDirectories(directory.resolve("sonstiges"));
        Files.writeString(directory.resolve("sonstiges/1.zip"), "PK");
        try (Simulator simulator = Simulator.start(directory, 0, Duration.ZERO)) {
            HttpClient client = client(true);

            assertThat(get(client, simulator.address(), "sonstiges/").body())
                    .contains("<title>Index of /sonstiges/</title>", "<a href=\"1.zip\">1.zip</a>");
            assertThat(get(client, simulator.address(), "sonstiges/1.zip").body())
                    .isEqualTo("PK");
            assertThat(get(client, simulator.address(), "Statistiken/").statusCode())
                    .isEqualTo(200);
            assertThat(get(client, simulator.address(), "sonstiges/..%2Fserver.pin")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void reports_are_removed_by_their_owner_and_after_fourteen_days() throws Exception {
        try (GatewayStore book = new GatewayStore(directory)) {
            Instant now = Instant.parse("2026-11-22T09:30:00Z");
            book.publish(EMPLOYER, "ES1.xml", new byte[] {1}, now);
            book.publish(EMPLOYER, "ES2.xml", new byte[] {1}, now.plusSeconds(1));

            book.forgetReportsBefore(now.plusSeconds(1));
            assertThat(book.reports(EMPLOYER)).containsExactly("ES2.xml");
            assertThat(book.delete(EMPLOYER, "ES2.xml")).isTrue();
            assertThat(book.delete(EMPLOYER, "ES2.xml")).isFalse();
        }
    }

    @Test
    void is_driven_and_looked_at_over_http() throws Exception {
        try (Simulator simulator = Simulator.start(directory, 0, Duration.ZERO)) {
            URI control = simulator.control(0);
            HttpClient anybody = HttpClient.newHttpClient();
            upload(client(true), simulator.address(), "upload", FILE, "<x>&lt;script&gt;</x>");
            simulator.awaitJudged();

            assertThat(put(anybody, control, "faults/MAINTENANCE?1")).isEqualTo("MAINTENANCE=1\n");
            assertThat(put(anybody, control, "faults/REPORT_TWICE?always"))
                    .isEqualTo("MAINTENANCE=1\nREPORT_TWICE=always\n");
            assertThat(put(anybody, control, "faults/NONSENSE?1")).startsWith("PUT /faults");
            assertThat(put(anybody, control, "offers/" + EMPLOYER + "/x/mark")).contains("no such posting");
            assertThat(get(client(true), simulator.address(), "").statusCode()).isEqualTo(503);
            assertThat(get(client(true), simulator.address(), "").statusCode()).isEqualTo(200);
            assertThat(get(anybody, control, "").body())
                    .contains(FILE, "XML_Structure", "REPORT_TWICE")
                    .doesNotContain("<script>");
        }
    }

    private static String put(HttpClient client, URI base, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(base.resolve(path))
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }
}
