package org.aushang.applications.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.MultipartConfigElement;
import org.aushang.api.applications.Answer;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.PublicationService;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Field;
import org.aushang.api.model.JobId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Organization;
import org.aushang.api.model.Schema;
import org.aushang.applications.internal.InboxStage;
import org.aushang.applications.internal.Samples;
import org.aushang.applications.internal.service.InboxServices;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** The form over HTTP, as a candidate's browser sees it. */
class ApplyPagesTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "publicUrl", "https://jobs.example.com",
            "privacyUrl", "https://example.com/privacy",
            "consent", "Ich stimme zu.",
            "consentVersion", "3");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final StepClock clock = new StepClock();
    private final InboxStage.MemoryStore secrets = new InboxStage.MemoryStore();
    private InboxStage stage;
    private Server server;
    private String address = "";

    /** Moves only when told. */
    private static final class StepClock extends Clock {

        private Instant now = InboxStage.NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Asks two questions. */
    private static final class Host implements ApplicationReceiver {

        @Override
        public ReceiveResult receive(Application application) {
            return ReceiveResult.accepted("1");
        }

        @Override
        public Schema questions(ChannelId channel, JobId job) {
            return new Schema(List.of(
                    Field.builder("start", Field.Type.TEXT, LocalizedText.of("Wann?", "When?"))
                            .required()
                            .build(),
                    Field.builder("secret", Field.Type.SECRET, LocalizedText.of("Nie", "Never"))
                            .build()));
        }
    }

    @BeforeEach
    void start() throws Exception {
        start(SETTINGS);
    }

    private void start(Map<String, String> settings) throws Exception {
        stage = new InboxStage(folder, settings, secrets);
        PublicationService publications = Mockito.mock(PublicationService.class);
        Mockito.when(publications.posting(InboxStage.COOK))
                .thenReturn(Optional.of(JobPosting.builder("R-1001")
                        .title("Köchin <b>")
                        .description("Kochen.\n\n- morgens")
                        .hiringOrganization(
                                Organization.builder("Gasthof & Söhne").build())
                        .build()));
        ApplyPages pages = new ApplyPages(
                stage.inbox.settings(),
                stage.applications,
                stage.links,
                publications,
                () -> Optional.of(new Host()),
                text -> stage.inbox.cipher().sign(text),
                clock);
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder servlet = new ServletHolder(new ApplyServlet(pages));
        servlet.getRegistration().setMultipartConfig(new MultipartConfigElement("", 10 << 20, 26 << 20, 26 << 20));
        context.addServlet(servlet, "/aushang/apply/*");
        server.setHandler(context);
        server.start();
        address = "http://127.0.0.1:" + connector.getLocalPort() + "/aushang/apply/";
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        stage.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String nonce() throws IOException, InterruptedException {
        String body = get(InboxStage.COOK_TOKEN).body();
        return body.replaceAll("(?s).*name=\"form\" value=\"([^\"]*)\".*", "$1");
    }

    private static Map<String, String> fields(String nonce) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("form", nonce);
        fields.put("website", "");
        fields.put("name", "Erika Muster");
        fields.put("email", "erika@example.org");
        fields.put("telephone", "0911 1");
        fields.put("message", "Guten Tag");
        fields.put("q.start", "sofort");
        fields.put("consent", "yes");
        return fields;
    }

    private HttpResponse<String> post(Map<String, String> fields, List<byte[]> files)
            throws IOException, InterruptedException {
        List<byte[]> parts = new ArrayList<>();
        fields.forEach((name, value) ->
                parts.add(("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        for (byte[] file : files) {
            parts.add(
                    Samples.bytes(
                            "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"../cv.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"));
            parts.add(file);
            parts.add(Samples.bytes("\r\n"));
        }
        parts.add(Samples.bytes("--b--\r\n"));
        return client.send(
                HttpRequest.newBuilder(URI.create(address + InboxStage.COOK_TOKEN))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .header("Accept-Language", "en")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Samples.join(parts.toArray(byte[][]::new))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    @Test
    void a_candidate_reads_the_posting_and_applies() throws Exception {
        String nonce = nonce();
        pass(Duration.ofSeconds(30));

        HttpResponse<String> sent = post(fields(nonce), List.of(Samples.PDF));

        assertThat(sent.statusCode()).isEqualTo(303);
        String next = sent.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> shown = get(next.replace("/aushang/apply/", ""));
        assertThat(shown.body()).contains("Your application has arrived").contains(nonce.substring(0, 10));
        assertThat(InboxServices.pending(stage)).singleElement().satisfies(application -> {
            assertThat(application.publication()).contains(InboxStage.COOK);
            assertThat(application.candidate().email()).isEqualTo("erika@example.org");
            assertThat(application.candidate().certain()).isTrue();
            assertThat(application.answers()).containsExactly(new Answer("start", "sofort"));
            assertThat(application.consents()).singleElement().satisfies(consent -> {
                assertThat(consent.wording()).isEqualTo("Ich stimme zu.");
                assertThat(consent.version()).isEqualTo("3");
            });
            assertThat(application.attachments()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("cv.pdf");
                assertThat(file.open().readAllBytes()).isEqualTo(Samples.PDF);
            });
        });
    }

    @Test
    void the_same_form_sent_twice_is_one_application() throws Exception {
        String nonce = nonce();
        pass(Duration.ofSeconds(30));

        post(fields(nonce), List.of());
        HttpResponse<String> again = post(fields(nonce), List.of());

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(InboxServices.pending(stage)).hasSize(1);
    }

    @Test
    void a_form_outlives_a_restart_and_sent_again_it_is_still_one_application() throws Exception {
        String nonce = nonce();
        pass(Duration.ofSeconds(30));
        post(fields(nonce), List.of());
        stop();
        start(SETTINGS);

        HttpResponse<String> again = post(fields(nonce), List.of());

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(InboxServices.pending(stage)).hasSize(1);
        assertThat(post(fields(nonce.replaceAll("^.", "x")), List.of()).statusCode())
                .as("not signed by us")
                .isEqualTo(422);
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_the_rest_stays() throws Exception {
        String nonce = nonce();
        pass(Duration.ofSeconds(30));
        Map<String, String> fields = fields(nonce);
        fields.put("email", "erika");
        fields.remove("consent");
        fields.put("q.start", "");

        HttpResponse<String> answer = post(fields, List.of(Samples.PDF));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"Erika Muster\"")
                .contains("id=\"p-email\"")
                .contains("aria-describedby=\"p-email\"")
                .contains("id=\"p-consent\"")
                .contains("id=\"p-q.start\"")
                .contains("choose them again");
        assertThat(InboxServices.pending(stage)).isEmpty();
    }

    @Test
    void programs_are_not_let_in() throws Exception {
        String nonce = nonce();
        assertThat(post(fields(nonce), List.of()).statusCode()).as("at once").isEqualTo(422);
        pass(Duration.ofSeconds(30));
        Map<String, String> trapped = fields(nonce);
        trapped.put("website", "https://spam.example.com");
        assertThat(post(trapped, List.of()).statusCode()).as("the trap").isEqualTo(422);
        assertThat(post(fields("0".repeat(32) + ".1.x"), List.of()).statusCode())
                .as("made up")
                .isEqualTo(422);
        pass(Duration.ofDays(2));
        assertThat(post(fields(nonce), List.of()).body()).as("too old").contains("open for too long");

        assertThat(InboxServices.pending(stage)).isEmpty();
    }

    @Test
    void too_many_of_one_address_are_asked_to_wait() throws Exception {
        for (int i = 0; i < 20; i++) {
            String nonce = nonce();
            pass(Duration.ofSeconds(3));
            assertThat(post(fields(nonce), List.of()).statusCode()).isEqualTo(303);
        }
        String nonce = nonce();
        pass(Duration.ofSeconds(3));

        assertThat(post(fields(nonce), List.of()).statusCode()).isEqualTo(429);
    }

    @Test
    void a_file_that_is_too_large_is_said_in_words() throws Exception {
        String nonce = nonce();
        pass(Duration.ofSeconds(30));

        HttpResponse<String> answer = post(fields(nonce), List.of(new byte[11 << 20]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too large");
    }

    @Test
    void everything_from_outside_is_escaped_and_the_policy_is_strict() throws Exception {
        String nonce = nonce();
        pass(Duration.ofSeconds(30));
        Map<String, String> fields = fields(nonce);
        fields.put("name", "\"><script>alert(1)</script>");
        fields.remove("consent");

        HttpResponse<String> answer = post(fields, List.of());

        assertThat(answer.body())
                .doesNotContain("<script>alert")
                .doesNotContain("Köchin <b>")
                .doesNotContain("</script><b>")
                .contains("\\u003c/script>")
                .contains("application/ld+json");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void an_unknown_link_and_a_form_without_a_privacy_notice_are_no_pages() throws Exception {
        assertThat(get("00000000000").statusCode()).isEqualTo(404);
        assertThat(get("../../etc/passwd").statusCode()).isGreaterThanOrEqualTo(400);
        stop();
        start(Map.of("publicUrl", "https://jobs.example.com", "consent", "Ja."));

        assertThat(get(InboxStage.COOK_TOKEN).statusCode()).isEqualTo(404);
    }

    @Test
    void a_database_that_is_away_is_said_and_nothing_is_acknowledged() throws Exception {
        String nonce = nonce();
        pass(Duration.ofSeconds(30));
        stage.inbox.close();

        HttpResponse<String> answer = post(fields(nonce), List.of());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("could not be stored");
    }

    @Test
    void the_language_follows_the_reader() throws Exception {
        assertThat(get(InboxStage.COOK_TOKEN).body())
                .contains("Send application")
                .contains("lang=\"en\"");
        assertThat(get(InboxStage.COOK_TOKEN + "?language=de").body()).contains("Bewerbung absenden");
    }
}
