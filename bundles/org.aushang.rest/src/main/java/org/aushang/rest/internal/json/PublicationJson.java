package org.aushang.rest.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.host.Change;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.api.model.SubmissionId;
import org.aushang.schemaorg.JobPostingWriter;

/** Publications, what happened to them, and changes. */
public final class PublicationJson {

    private static final JobPostingWriter POSTINGS = new JobPostingWriter();

    private PublicationJson() {}

    public static void status(JsonGenerator json, PublicationStatus status) throws IOException {
        json.writeStartObject();
        fields(json, status);
        json.writeEndObject();
    }

    /** With the content that should be online. */
    public static void withPosting(JsonGenerator json, PublicationStatus status, Optional<JobPosting> posting)
            throws IOException {
        json.writeStartObject();
        fields(json, status);
        if (posting.isPresent()) {
            json.writeFieldName("posting");
            json.writeRawValue(POSTINGS.write(posting.get()));
        }
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, PublicationStatus status) throws IOException {
        ref(json, status.ref());
        json.writeNumberField("generation", status.generation());
        json.writeStringField("publication", status.publication().value());
        json.writeStringField("title", status.title());
        json.writeStringField("place", status.place());
        json.writeStringField("state", status.state().name());
        json.writeBooleanField("wanted", status.wanted());
        json.writeStringField("since", status.since().toString());
        Json.moment(json, "nextAttemptAt", status.nextAttemptAt());
        Json.text(json, "sentence", status.sentence());
        Json.text(json, "next", status.next());
        Json.findings(json, status.findings());
        Json.moment(json, "shownFrom", status.shownFrom());
        Json.moment(json, "shownUntil", status.shownUntil());
        Json.moment(json, "embargoUntil", status.embargoUntil());
        Json.optional(json, "boardUrl", status.boardUrl().map(URI::toString));
    }

    static void ref(JsonGenerator json, PublicationRef ref) throws IOException {
        json.writeStringField("channel", ref.channel().value());
        json.writeStringField("job", ref.job().value());
    }

    public static void step(JsonGenerator json, TimelineEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", entry.at().toString());
        json.writeNumberField("generation", entry.generation());
        Json.text(json, "step", entry.step());
        json.writeStringField("detail", entry.detail());
        Json.optional(json, "submission", entry.submission().map(SubmissionId::value));
        Json.array(json, "artifacts", entry.artifacts(), PublicationJson::artifact);
        json.writeEndObject();
    }

    private static void artifact(JsonGenerator json, ArtifactRef artifact) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", artifact.name());
        json.writeStringField("sha256", artifact.sha256());
        json.writeStringField("storedAt", artifact.storedAt().toString());
        json.writeEndObject();
    }

    public static void change(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("token", change.token().value());
        json.writeStringField("at", change.at().toString());
        json.writeStringField("channel", change.channel().value());
        Json.optional(json, "job", change.publication().map(ref -> ref.job().value()));
        Json.optional(json, "state", change.state().map(PublicationState::name));
        json.writeEndObject();
    }
}
