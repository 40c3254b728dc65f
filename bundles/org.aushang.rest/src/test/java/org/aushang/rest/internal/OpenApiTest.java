package org.aushang.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.aushang.api.applications.Answer;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Candidate;
import org.aushang.api.applications.Consent;
import org.aushang.api.host.Slice;
import org.aushang.api.model.PublicationRef;
import org.aushang.rest.internal.http.Route;
import org.aushang.rest.internal.metrics.Metrics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description is what the interface does: every operation and every example of it is fired, and its answer judged by its schema. */
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory DRAFT = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final ApplicationId APPLICATION = new ApplicationId("00112233445566778899aabbccddeeff");
    private static final PublicationRef JOB = PublicationRef.of("ch", "4711/a");

    @TempDir
    Path folder;

    private Api api;
    private JsonNode description;

    @BeforeEach
    void open() throws Exception {
        api = new Api(folder);
        api.servlet.bindInbox(inbox());
        description = Api.json(api.get("/openapi.json"));
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static ApplicationService inbox() {
        ApplicationService inbox = mock(ApplicationService.class);
        ApplicationStatus pending = ApplicationStatus.builder(APPLICATION, ApplicationState.PENDING, Instant.EPOCH)
                .publication(JOB)
                .application(Application.builder(APPLICATION, Application.Origin.MAIL, Instant.EPOCH)
                        .publication(JOB)
                        .sentAt(Instant.EPOCH)
                        .candidate(Candidate.builder().formattedName("Ada").build())
                        .answers(List.of(new Answer("licence", "B")))
                        .consents(List.of(new Consent("Einverstanden.", "1", Instant.EPOCH)))
                        .attachments(List.of(file("cv.pdf")))
                        .original(file("mail.eml"))
                        .build())
                .build();
        ApplicationStatus accepted = ApplicationStatus.builder(APPLICATION, ApplicationState.ACCEPTED, Instant.EPOCH)
                .publication(JOB)
                .hostReference("ATS-1")
                .build();
        when(inbox.find(any())).thenReturn(Slice.of(List.of(pending, accepted), "more"));
        when(inbox.status(APPLICATION)).thenReturn(Optional.of(pending));
        when(inbox.answer(any(), any())).thenReturn(Optional.of(accepted));
        return inbox;
    }

    private static Attachment file(String name) {
        return Attachment.builder(name, () -> new ByteArrayInputStream(new byte[] {1, 2, 3}))
                .size(3)
                .build();
    }

    /** An operation as the description has it. */
    private record Described(String method, String path, JsonNode operation) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What changes nothing comes after what publishes, and what withdraws last. */
    private List<Described> operations() {
        List<Described> found = new ArrayList<>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> found.add(
                        new Described(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        List<String> order = List.of("PUT", "GET", "POST", "DELETE");
        found.sort((a, b) -> order.indexOf(a.method()) - order.indexOf(b.method()));
        return found;
    }

    @Test
    void every_route_is_described_and_every_description_is_a_route() {
        TreeSet<String> routes = new TreeSet<>();
        for (Route route : RestServlet.routes(
                api.stage.service,
                api.stage.channelService,
                new Metrics(api.stage.channelService, api.stage.service),
                Optional::empty)) {
            String scope = route.scope() == null ? "" : " " + route.scope();
            routes.add(route.method() + " /" + route.path() + scope + " " + new TreeSet<>(route.parameters()));
        }

        assertThat(operations().stream().map(this::asRoute)).containsExactlyInAnyOrderElementsOf(routes);
    }

    private String asRoute(Described described) {
        TreeSet<String> parameters = new TreeSet<>();
        parameters(described).stream()
                .filter(parameter -> parameter.get("in").asText().equals("query"))
                .forEach(parameter -> parameters.add(parameter.get("name").asText()));
        JsonNode security = described.operation().get("security");
        String scope = security.isEmpty()
                ? ""
                : " " + security.get(0).get("token").get(0).asText().toUpperCase(Locale.ROOT);
        return described + scope + " " + parameters;
    }

    private List<JsonNode> parameters(Described described) {
        List<JsonNode> found = new ArrayList<>();
        described.operation().path("parameters").forEach(parameter -> found.add(resolved(parameter)));
        return found;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }

    @Test
    void every_operation_does_what_is_described_with_each_of_its_examples() throws Exception {
        List<String> fired = new ArrayList<>();
        for (Described described : operations()) {
            Map<String, JsonNode> bodies = new LinkedHashMap<>();
            described.operation().at("/requestBody/content").properties().forEach(content -> {
                assertThat(content.getValue().has("example"))
                        .as("%s has an example", described)
                        .isTrue();
                bodies.put(content.getKey(), content.getValue().get("example"));
                assertThat(faults(
                                content.getValue().get("schema"),
                                content.getValue().get("example")))
                        .as("the example of %s", described)
                        .isEmpty();
            });
            if (bodies.isEmpty()) {
                fire(described, "", null, fired);
            }
            for (Map.Entry<String, JsonNode> body : bodies.entrySet()) {
                fire(described, body.getKey(), body.getValue(), fired);
            }
        }

        // Publish and check with both media types: one is answered with 201, the other one with 200.
        assertThat(fired).hasSize(operations().size() + 3);
        assertThat(fired).contains("PUT /publications/{channel}/{job} 201", "PUT /publications/{channel}/{job} 200");
        assertThat(fired).allMatch(line -> line.endsWith(" 200") || line.endsWith(" 201"));
    }

    private void fire(Described described, String type, @Nullable JsonNode body, List<String> fired) throws Exception {
        HttpRequest.Builder request = api.request(address(described));
        HttpRequest.BodyPublisher sent = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        if (body != null) {
            request.header("Content-Type", type);
        }
        judge(described, api.send(request.method(described.method(), sent)), fired);
    }

    private String address(Described described) {
        String path = described.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : parameters(described)) {
            if (!parameter.has("example")) {
                continue;
            }
            String name = parameter.get("name").asText();
            String value = URLEncoder.encode(parameter.get("example").asText(), StandardCharsets.UTF_8);
            if (parameter.get("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", value);
            } else {
                query.add(name + "=" + value);
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private void judge(Described described, HttpResponse<String> response, List<String> fired) throws IOException {
        String status = String.valueOf(response.statusCode());
        fired.add(described + " " + status);
        JsonNode responses = described.operation().get("responses");
        JsonNode expected = resolved(responses.has(status) ? responses.get(status) : responses.get("default"));
        String type = response.headers().firstValue("Content-Type").orElse("").split(";")[0];
        JsonNode content = expected.path("content").has(type)
                ? expected.get("content").get(type)
                : expected.path("content").path("*/*");
        assertThat(content.isMissingNode())
                .as("%s answers %s with %s: %s", described, status, type, response.body())
                .isFalse();
        if (type.endsWith("json")) {
            assertThat(faults(content.get("schema"), JSON.readTree(response.body())))
                    .as("%s answered with %s", described, response.body())
                    .isEmpty();
        }
    }

    /** What a schema of the description has against a value. */
    private List<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = description.deepCopy();
        whole.setAll((ObjectNode) schema);
        return DRAFT.getSchema(SchemaLocation.of("https://example.org/openapi"), whole).validate(value).stream()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void every_problem_is_as_described() throws Exception {
        JsonNode problem = description.at("/components/responses/Problem/content/application~1problem+json/schema");
        for (HttpResponse<String> response : problems()) {
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(faults(problem, JSON.readTree(response.body())))
                    .as(response.body())
                    .isEmpty();
        }
    }

    private List<HttpResponse<String>> problems() throws Exception {
        return List.of(
                api.get("/nothing"),
                api.get("/channels?limitt=1"),
                api.get("/publications?limit=0"),
                api.get("/publications/ch/none"),
                api.put("/publications/ch/1", "{"),
                api.send(api.request("/channels").DELETE()));
    }

    @Test
    void schemas_are_valid_and_all_are_used() {
        String text = description.toString();
        Stream<String> names = Stream.of(JSON.convertValue(description.at("/components/schemas"), Map.class)
                        .keySet()
                        .toArray())
                .map(String::valueOf);
        assertThat(names).allMatch(name -> text.contains("#/components/schemas/" + name + "\""));
        assertThat(DRAFT.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(description.at("/components/schemas/Publication")))
                .isEmpty();
    }
}
