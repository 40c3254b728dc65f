package org.aushang.rest.internal.operation;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.DraftCheck;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Slice;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.Document;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.rest.internal.access.Scope;
import org.aushang.rest.internal.http.Preconditions;
import org.aushang.rest.internal.http.Problem;
import org.aushang.rest.internal.http.Reply;
import org.aushang.rest.internal.http.Request;
import org.aushang.rest.internal.http.Route;
import org.aushang.rest.internal.json.Json;
import org.aushang.rest.internal.json.PublicationJson;
import org.aushang.schemaorg.JobPostingWriter;

/** The desired state of jobs, and what became of it. Thread-safe. */
public final class PublicationOperations {

    private static final String ONE = "publications/{channel}/{job}";

    /** Conditional changes of one job follow each other; of so many jobs at the same time. */
    private static final int LOCKS = 64;

    private final PublicationService publications;
    private final ChannelService channels;
    private final JobPostingWriter writer = new JobPostingWriter();
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    public PublicationOperations(PublicationService publications, ChannelService channels) {
        this.publications = publications;
        this.channels = channels;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(
                        "GET",
                        "publications",
                        Scope.READ,
                        this::find,
                        "channel",
                        "job",
                        "state",
                        "text",
                        "finding",
                        "after",
                        "limit"),
                Route.of("GET", ONE, Scope.READ, this::show),
                Route.of("PUT", ONE, Scope.WRITE, this::publish),
                Route.of("DELETE", ONE, Scope.WRITE, this::withdraw, "reason"),
                Route.of("GET", ONE + "/posting", Scope.READ, this::posting),
                Route.of("GET", ONE + "/timeline", Scope.READ, this::timeline),
                Route.of("POST", ONE + "/retry", Scope.WRITE, this::retry),
                Route.of("POST", ONE + "/check", Scope.READ, this::check),
                Route.of("POST", ONE + "/preview", Scope.READ, this::preview));
    }

    private Reply find(Request request) {
        Slice<PublicationStatus> found = publications.find(PublicationQuery.builder()
                .channels(request.queriedChannels().orElse(Set.of()))
                .job(request.queriedJob().orElse(null))
                .states(request.constants("state", PublicationState.class))
                .text(request.value("text").orElse(""))
                .finding(request.value("finding").orElse(""))
                .after(request.value("after").orElse(null))
                .limit(request.limit(100, PublicationQuery.MAX_LIMIT))
                .build());
        return Reply.json(200, Json.page(found.items(), found.next(), PublicationJson::status));
    }

    private Reply show(Request request) {
        PublicationRef ref = request.publication();
        byte[] representation = representation(ref).orElseThrow(() -> unknown(ref));
        return Reply.bytes(200, "application/json", representation).header("ETag", Preconditions.etag(representation));
    }

    private Optional<byte[]> representation(PublicationRef ref) {
        return publications.status(ref).map(this::representation);
    }

    private byte[] representation(PublicationStatus status) {
        return Json.bytes(json -> PublicationJson.withPosting(json, status, publications.posting(status.ref())));
    }

    private static RuntimeException unknown(PublicationRef ref) {
        return Problem.notFound("Channel " + ref.channel() + " has no publication of job " + ref.job() + ".")
                .exception();
    }

    private Object lock(PublicationRef ref) {
        return locks[Math.floorMod(ref.hashCode(), LOCKS)];
    }

    private void requireUnchanged(Request request, PublicationRef ref) {
        if (request.isConditional()) {
            request.requireUnchanged(representation(ref).map(Preconditions::etag));
        }
    }

    private Reply publish(Request request) throws IOException {
        PublicationRef ref = request.publication();
        PostingDocument document = PostingDocument.read(request.document(), ref.job());
        synchronized (lock(ref)) {
            requireUnchanged(request, ref);
            boolean known = publications.status(ref).isPresent();
            byte[] after = representation(publications.publish(ref.channel(), document.posting()));
            Reply reply = Reply.json(known ? 200 : 201, json -> {
                json.writeStartObject();
                json.writeFieldName("publication");
                json.writeRawValue(new String(after, StandardCharsets.UTF_8));
                json.writeStringField("etag", Preconditions.etag(after));
                Json.findings(json, document.findings());
                json.writeEndObject();
            });
            return known ? reply : reply.header("Location", request.address(path(ref)));
        }
    }

    private static String path(PublicationRef ref) {
        return "publications/" + ref.channel() + "/"
                + URLEncoder.encode(ref.job().value(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply withdraw(Request request) {
        PublicationRef ref = request.publication();
        Withdrawal how = request.value("reason").map(Withdrawal::because).orElse(Withdrawal.usual());
        synchronized (lock(ref)) {
            requireUnchanged(request, ref);
            return status(publications.withdraw(ref, how), ref);
        }
    }

    private Reply retry(Request request) {
        PublicationRef ref = request.publication();
        return status(publications.retry(ref), ref);
    }

    private static Reply status(Optional<PublicationStatus> status, PublicationRef ref) {
        PublicationStatus found = status.orElseThrow(() -> unknown(ref));
        return Reply.json(200, json -> PublicationJson.status(json, found));
    }

    private Reply posting(Request request) {
        PublicationRef ref = request.publication();
        byte[] posting = publications
                .posting(ref)
                .map(found -> writer.write(found).getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> unknown(ref));
        return Reply.bytes(200, "application/ld+json", posting).header("ETag", Preconditions.etag(posting));
    }

    private Reply timeline(Request request) {
        PublicationRef ref = request.publication();
        List<TimelineEntry> steps = publications.timeline(ref);
        if (steps.isEmpty()) {
            throw unknown(ref);
        }
        return Reply.json(200, Json.page(steps, Optional.empty(), PublicationJson::step));
    }

    private Reply check(Request request) throws IOException {
        PublicationRef ref = request.publication();
        DraftCheck check =
                channels.checkDraft(ref.channel(), PostingDocument.withIdentifier(request.document(), ref.job()));
        return Reply.json(200, json -> {
            json.writeStartObject();
            Json.findings(json, check.findings());
            json.writeEndObject();
        });
    }

    private Reply preview(Request request) throws IOException {
        PublicationRef ref = request.publication();
        PostingDocument document = PostingDocument.read(request.document(), ref.job());
        Document shown = channels.preview(ref.channel(), document.posting())
                .orElseThrow(() -> Problem.notFound("Channel " + ref.channel()
                                + " has no preview of this posting. A check says what is wrong with it.")
                        .exception());
        return Reply.bytes(
                200, shown.mediaType() + ";charset=UTF-8", shown.text().getBytes(StandardCharsets.UTF_8));
    }
}
