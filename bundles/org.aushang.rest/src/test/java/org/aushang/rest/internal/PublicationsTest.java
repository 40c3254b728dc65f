package org.aushang.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host in another process sees of a publication, over the real ledger. */
class PublicationsTest {

    private static final String COOK = "{\"@type\":\"JobPosting\",\"title\":\"Koch\",\"description\":\"Kochen.\"}";
    private static final String CHEF = COOK.replace("Koch\"", "Köchin\"");

    @TempDir
    Path folder;

    private Api api;

    @BeforeEach
    void open() throws Exception {
        api = new Api(folder);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_job_goes_online_changes_and_comes_down() throws Exception {
        HttpResponse<String> created = api.put("/publications/ch/a%2Fb", COOK);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue("/aushang/v1/publications/ch/a%2Fb");
        assertThat(state("/publications/ch/a%2Fb")).isEqualTo("PENDING");

        api.stage.workUntilSettled();
        assertThat(state("/publications/ch/a%2Fb")).isEqualTo("ACCEPTED");
        assertThat(api.put("/publications/ch/a%2Fb", CHEF).statusCode()).isEqualTo(200);
        api.stage.workUntilSettled();
        assertThat(api.board.shown.values()).extracting(JobPosting::title).containsExactly("Köchin");

        HttpResponse<String> withdrawn =
                api.send(api.request("/publications/ch/a%2Fb").DELETE());
        assertThat(Api.json(withdrawn).get("wanted").asBoolean()).isFalse();
        api.stage.workUntilSettled();
        assertThat(state("/publications/ch/a%2Fb")).isEqualTo("WITHDRAWN");
        assertThat(api.board.shown).isEmpty();
        assertThat(steps("/publications/ch/a%2Fb/timeline")).contains("Withdrawal requested");
    }

    private String state(String path) throws Exception {
        return Api.json(api.get(path)).get("state").asText();
    }

    private List<String> steps(String path) throws Exception {
        List<String> steps = new ArrayList<>();
        Api.json(api.get(path))
                .get("items")
                .forEach(step -> steps.add(step.at("/step/en").asText()));
        return steps;
    }

    @Test
    void the_same_again_changes_nothing() throws Exception {
        api.put("/publications/ch/1", COOK);
        String before = api.get("/changes").body();

        assertThat(api.put("/publications/ch/1", COOK).statusCode()).isEqualTo(200);

        assertThat(api.get("/changes").body()).isEqualTo(before);
    }

    @Test
    void of_two_who_change_what_they_both_read_one_is_told_that_it_has_changed() throws Exception {
        api.put("/publications/ch/1", COOK);
        String etag = api.get("/publications/ch/1").headers().firstValue("ETag").orElseThrow();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String document = COOK.replace("Kochen.", "Kochen " + i);
            answers.add(clients.submit(() -> {
                start.await();
                return api.put("/publications/ch/1", document, "If-Match", etag).statusCode();
            }));
        }
        start.countDown();

        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        clients.shutdown();
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(7);
    }

    @Test
    void conditions_are_kept() throws Exception {
        assertThat(api.put("/publications/ch/1", COOK, "If-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(api.put("/publications/ch/1", COOK, "If-None-Match", "*").statusCode())
                .isEqualTo(201);
        assertThat(api.put("/publications/ch/1", CHEF, "If-None-Match", "*").statusCode())
                .isEqualTo(412);
        HttpResponse<String> read = api.get("/publications/ch/1");
        String etag = read.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
                api.send(api.request("/publications/ch/1").header("If-None-Match", "W/\"x\", " + etag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<String> published = api.put("/publications/ch/1", CHEF, "If-Match", etag);
        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(Api.json(published).get("etag").asText())
                .isEqualTo(api.get("/publications/ch/1")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow())
                .isNotEqualTo(etag);
        assertThat(api.send(api.request("/publications/ch/1").DELETE().header("If-Match", etag))
                        .statusCode())
                .isEqualTo(412);
        assertThat(api.stage.status("1").wanted()).isTrue();
    }

    @Test
    void what_cannot_be_read_is_refused_with_the_reason_and_nothing_is_stored() throws Exception {
        HttpResponse<String> broken = api.put("/publications/ch/1", "{\"@type\":");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(Api.json(broken).at("/findings/0/code").asText()).isEqualTo("schemaorg.unreadable");

        HttpResponse<String> other =
                api.put("/publications/ch/1", COOK.replace("{\"@type", "{\"identifier\":\"2\",\"@type"));
        assertThat(Api.json(other).at("/findings/0/code").asText()).isEqualTo("rest.identifier");
        assertThat(Api.json(other).at("/findings/0/target").asText()).isEqualTo("identifier");

        HttpResponse<String> several = api.put("/publications/ch/1", "[" + COOK + "," + CHEF + "]");
        assertThat(several.statusCode()).isEqualTo(422);
        assertThat(api.stage.service.status(PublicationRef.of("ch", "1"))).isEmpty();
    }

    @Test
    void a_field_that_cannot_be_read_is_said_and_the_rest_is_published() throws Exception {
        HttpResponse<String> response =
                api.put("/publications/ch/1", COOK.replace("\"title\"", "\"validThrough\":\"soon\",\"title\""));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(Api.json(response).at("/findings/0/target").asText()).contains("validThrough");
    }

    @Test
    void documents_have_a_type_an_encoding_and_a_size() throws Exception {
        HttpRequest.Builder form = api.request("/publications/ch/1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(HttpRequest.BodyPublishers.ofString("a=b"));
        assertThat(api.send(form).statusCode()).isEqualTo(415);
        HttpRequest.Builder latin = api.request("/publications/ch/1")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xE4, '}'}));
        assertThat(api.send(latin).statusCode()).isEqualTo(400);
        String large = COOK.replace("Kochen.", "x".repeat(5_000_000));
        assertThat(api.put("/publications/ch/1", large).statusCode()).isEqualTo(413);
        assertThat(api.stage.service.status(PublicationRef.of("ch", "1"))).isEmpty();
    }

    @Test
    void parts_follow_each_other_and_the_feed_is_complete() throws Exception {
        for (int i = 0; i < 25; i++) {
            api.put("/publications/ch/job" + i, COOK);
        }
        List<String> jobs = new ArrayList<>();
        String after = "";
        do {
            JsonNode part = Api.json(api.get("/publications?limit=10" + after));
            part.get("items").forEach(item -> jobs.add(item.get("job").asText()));
            after = part.has("next") ? "&after=" + encoded(part.get("next").asText()) : "";
        } while (!after.isEmpty());
        assertThat(jobs).hasSize(25).doesNotHaveDuplicates();

        List<String> changed = new ArrayList<>();
        String position = "0";
        JsonNode part;
        do {
            part = Api.json(api.get("/changes?limit=7&after=" + position));
            // The channel's own changes have no job.
            part.get("items")
                    .forEach(item -> Optional.ofNullable(item.get("job")).ifPresent(job -> changed.add(job.asText())));
            position = part.get("next").asText();
        } while (!part.get("items").isEmpty());
        assertThat(changed).containsExactlyInAnyOrderElementsOf(jobs);
        assertThat(Api.json(api.get("/changes?after=latest")).get("next").asText())
                .isEqualTo(position);
        assertThat(api.get("/changes?after=nonsense").statusCode()).isEqualTo(400);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void a_check_says_what_the_board_would_and_stores_nothing() throws Exception {
        api.board.check = posting -> List.of(org.aushang.dispatch.internal.FakeBoard.finding("fake.place"));

        JsonNode checked = Api.json(api.post("/publications/ch/1/check", COOK));

        assertThat(checked.at("/findings/0/code").asText()).isEqualTo("fake.place");
        assertThat(api.get("/publications/ch/1").statusCode()).isEqualTo(404);
    }

    @Test
    void a_token_sees_its_channels_and_does_what_its_scopes_say() throws Exception {
        api.put("/publications/ch/1", COOK);
        api.token("aushang_reader", Map.of("read", "true", "channels", "ch"));
        api.token("aushang_other", Map.of("read", "true", "write", "true", "channels", "other"));
        api.token("aushang_broken", Map.of("read", "true", "channels", "?!"));

        assertThat(as("aushang_reader", "/publications/ch/1")).isEqualTo(200);
        assertThat(api.send(api.request("/publications/ch/1")
                                .setHeader("Authorization", "Bearer aushang_reader")
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("aushang_other", "/publications/ch/1")).isEqualTo(403);
        assertThat(body("aushang_other", "/publications").get("items")).isEmpty();
        assertThat(body("aushang_other", "/channels").get("items")).isEmpty();
        assertThat(body("aushang_other", "/changes").get("items")).isEmpty();
        assertThat(body("aushang_other", "/changes").get("next").asText())
                .isEqualTo(body("aushang_reader", "/changes").get("next").asText());
        assertThat(as("aushang_broken", "/channels")).isEqualTo(403);
        assertThat(as("aushang_broken", "/publications")).isEqualTo(403);
        assertThat(as("aushang_other", "/applications")).isEqualTo(403);
        assertThat(as("aushang_unknown", "/channels")).isEqualTo(401);
        assertThat(api.send(api.request("/channels").setHeader("Authorization", "Basic x"))
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isPresent();
    }

    private int as(String token, String path) throws Exception {
        return api.send(api.request(path).setHeader("Authorization", "Bearer " + token))
                .statusCode();
    }

    private JsonNode body(String token, String path) throws Exception {
        return Api.json(api.send(api.request(path).setHeader("Authorization", "Bearer " + token)));
    }

    @Test
    void requests_have_ids_and_answers_are_not_to_be_guessed_at() throws Exception {
        HttpResponse<String> own = api.send(api.request("/channels").header("X-Request-Id", "host-1"));
        assertThat(own.headers().firstValue("X-Request-Id")).hasValue("host-1");
        HttpResponse<String> strange = api.send(api.request("/channels").header("X-Request-Id", "a b\\"));
        assertThat(strange.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
        assertThat(own.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(own.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        HttpResponse<String> head =
                api.send(api.request("/channels").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(api.send(api.request("/channels").DELETE()).headers().firstValue("Allow"))
                .hasValue("GET");
    }

    @Test
    void without_an_inbox_applications_are_said_not_to_be_there() throws Exception {
        HttpResponse<String> response = api.get("/applications");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Api.json(response).get("detail").asText()).contains("aushang-applications");
    }
}
