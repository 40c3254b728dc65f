package org.aushang.rest.internal.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationQuery;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.Slice;
import org.aushang.api.model.PublicationRef;
import org.aushang.rest.internal.access.Scope;
import org.aushang.rest.internal.http.Problem;
import org.aushang.rest.internal.http.Reply;
import org.aushang.rest.internal.http.Request;
import org.aushang.rest.internal.http.Route;
import org.aushang.rest.internal.json.ApplicationJson;
import org.aushang.rest.internal.json.Json;

/** Applications for a host that fetches them, and what it says about them. Thread-safe. */
public final class ApplicationOperations {

    private static final String ONE = "applications/{id}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<Optional<ApplicationService>> inbox;

    /** @param inbox empty while no inbox is installed */
    public ApplicationOperations(Supplier<Optional<ApplicationService>> inbox) {
        this.inbox = inbox;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(
                        "GET",
                        "applications",
                        Scope.APPLICATIONS,
                        this::find,
                        "state",
                        "channel",
                        "job",
                        "after",
                        "limit"),
                Route.of("GET", ONE, Scope.APPLICATIONS, this::show),
                Route.of("GET", ONE + "/attachments/{number}", Scope.APPLICATIONS, this::attachment),
                Route.of("GET", ONE + "/original", Scope.APPLICATIONS, this::original),
                Route.of("POST", ONE + "/answer", Scope.APPLICATIONS, this::answer));
    }

    private ApplicationService inbox() {
        return inbox.get().orElseThrow(() -> Problem.notFound(
                        "No inbox of applications is installed: feature aushang-applications.")
                .exception());
    }

    private Reply find(Request request) {
        ApplicationQuery.Builder query = ApplicationQuery.builder()
                .states(request.constants("state", ApplicationState.class))
                .after(request.value("after").orElse(null))
                .limit(request.limit(50, ApplicationQuery.MAX_LIMIT));
        request.queriedChannels().ifPresent(query::channels);
        request.queriedJob()
                .ifPresent(job -> query.publication(new PublicationRef(
                        request.queriedChannels()
                                .filter(channels -> channels.size() == 1)
                                .map(channels -> channels.iterator().next())
                                .orElseThrow(() -> Problem.badRequest("A job needs its channel, one: channel=…&job=….")
                                        .exception()),
                        job)));
        Slice<ApplicationStatus> found = inbox().find(query.build());
        return Reply.json(200, Json.page(found.items(), found.next(), ApplicationJson::status))
                .header("Cache-Control", "no-store");
    }

    private Reply show(Request request) {
        return one(status(request));
    }

    private static Reply one(ApplicationStatus status) {
        return Reply.json(200, json -> ApplicationJson.status(json, status)).header("Cache-Control", "no-store");
    }

    /** An application that the token may not see does not exist for it; unassigned ones are seen by tokens for all channels. */
    private ApplicationStatus status(Request request) {
        String id = request.segment("id");
        return Optional.of(id)
                .filter(ApplicationId::isValid)
                .flatMap(valid -> inbox().status(new ApplicationId(valid)))
                .filter(found -> request.channels().isEmpty()
                        || found.publication()
                                .filter(ref -> request.sees(ref.channel()))
                                .isPresent())
                .orElseThrow(() -> Problem.notFound("There is no application '" + id + "'.")
                        .exception());
    }

    private Application content(Request request) {
        ApplicationStatus status = status(request);
        return status.application().orElseThrow(() -> Problem.notFound(
                        "The application is " + status.state() + "; its content is erased here.")
                .exception());
    }

    private Reply attachment(Request request) {
        List<Attachment> files = content(request).attachments();
        String number = request.segment("number");
        if (!number.matches("\\d{1,4}") || Integer.parseInt(number) >= files.size()) {
            throw Problem.notFound("The application has " + files.size() + " attachments; they count from 0.")
                    .exception();
        }
        return file(files.get(Integer.parseInt(number)));
    }

    private Reply original(Request request) {
        return file(content(request).original().orElseThrow(() -> Problem.notFound(
                        "The application did not come as a mail.")
                .exception()));
    }

    /** Never shown by a browser as what it claims to be. */
    private static Reply file(Attachment file) {
        return Reply.stream("application/octet-stream", out -> {
                    try (InputStream in = file.open()) {
                        in.transferTo(out);
                    }
                })
                .header("Content-Disposition", "attachment")
                .header("Cache-Control", "no-store");
    }

    private Reply answer(Request request) throws IOException {
        ApplicationStatus before = status(request);
        ReceiveResult answer = read(request.document());
        ApplicationStatus after = inbox().answer(before.id(), answer)
                .orElseThrow(() -> Problem.notFound("The application was erased meanwhile.")
                        .exception());
        if (!isWhatFollows(answer, after)) {
            throw Problem.conflict("Another answer came first: the application is " + after.state() + ".")
                    .exception();
        }
        return one(after);
    }

    private static boolean isWhatFollows(ReceiveResult answer, ApplicationStatus after) {
        return switch (answer.kind()) {
            case ACCEPTED, ALREADY_RECEIVED -> after.state() == ApplicationState.ACCEPTED
                    && after.hostReference().equals(answer.hostReference());
            case DECLINED -> after.state() == ApplicationState.DECLINED;
            default -> after.state() == ApplicationState.UNASSIGNED;
        };
    }

    private static ReceiveResult read(String document) {
        JsonNode json;
        try {
            json = JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("The answer is no JSON: " + e.getOriginalMessage())
                    .exception();
        }
        String reference = json.path("hostReference").asText("");
        String why = json.path("why").asText("");
        return switch (json.path("kind").asText("")) {
            case "ACCEPTED" -> ReceiveResult.accepted(reference);
            case "ALREADY_RECEIVED" -> ReceiveResult.alreadyReceived(reference);
            case "DECLINED" -> ReceiveResult.declined(why);
            case "UNKNOWN_JOB" -> ReceiveResult.unknownJob(why);
            default -> throw Problem.unprocessable(
                            "kind is one of ACCEPTED, ALREADY_RECEIVED, DECLINED and UNKNOWN_JOB.", List.of())
                    .exception();
        };
    }
}
