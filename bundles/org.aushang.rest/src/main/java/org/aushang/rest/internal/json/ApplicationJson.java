package org.aushang.rest.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.aushang.api.applications.Answer;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Candidate;
import org.aushang.api.applications.Consent;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;

/** Applications with their content, as long as it is here. */
public final class ApplicationJson {

    private ApplicationJson() {}

    public static void status(JsonGenerator json, ApplicationStatus status) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", status.id().value());
        json.writeStringField("state", status.state().name());
        json.writeStringField("since", status.since().toString());
        json.writeStringField("receivedAt", status.receivedAt().toString());
        Optional<PublicationRef> publication = status.publication();
        if (publication.isPresent()) {
            PublicationJson.ref(json, publication.get());
        }
        json.writeStringField("hostReference", status.hostReference());
        Optional<LocalizedText> reason = status.reason();
        if (reason.isPresent()) {
            Json.text(json, "reason", reason.get());
        }
        Optional<Application> application = status.application();
        if (application.isPresent()) {
            content(json, application.get());
        }
        json.writeEndObject();
    }

    private static void content(JsonGenerator json, Application application) throws IOException {
        json.writeObjectFieldStart("content");
        json.writeStringField("origin", application.origin().name());
        Json.moment(json, "sentAt", application.sentAt());
        json.writeObjectFieldStart("match");
        json.writeStringField("kind", application.match().kind().name());
        Json.text(json, "evidence", application.match().evidence());
        json.writeEndObject();
        candidate(json, application.candidate());
        json.writeStringField("subject", application.subject());
        json.writeStringField("message", application.message());
        Json.array(json, "answers", application.answers(), ApplicationJson::answer);
        Json.array(json, "attachments", application.attachments(), ApplicationJson::attachment);
        Json.array(json, "consents", application.consents(), ApplicationJson::consent);
        Optional<Attachment> original = application.original();
        if (original.isPresent()) {
            json.writeFieldName("original");
            attachment(json, original.get());
        }
        Json.findings(json, application.findings());
        json.writeEndObject();
    }

    private static void candidate(JsonGenerator json, Candidate candidate) throws IOException {
        json.writeObjectFieldStart("candidate");
        json.writeStringField("givenName", candidate.givenName());
        json.writeStringField("familyName", candidate.familyName());
        json.writeStringField("formattedName", candidate.formattedName());
        json.writeStringField("email", candidate.email());
        json.writeStringField("telephone", candidate.telephone());
        json.writeStringField("language", candidate.language());
        json.writeBooleanField("certain", candidate.certain());
        json.writeEndObject();
    }

    private static void answer(JsonGenerator json, Answer answer) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", answer.field());
        json.writeStringField("value", answer.value());
        json.writeEndObject();
    }

    private static void attachment(JsonGenerator json, Attachment file) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", file.name());
        json.writeStringField("declaredType", file.declaredType());
        json.writeStringField("type", file.type());
        json.writeNumberField("size", file.size());
        json.writeStringField("sha256", file.sha256());
        json.writeStringField("scanResult", file.scanResult().name());
        json.writeEndObject();
    }

    private static void consent(JsonGenerator json, Consent consent) throws IOException {
        json.writeStartObject();
        json.writeStringField("wording", consent.wording());
        json.writeStringField("version", consent.version());
        json.writeStringField("at", consent.at().toString());
        json.writeEndObject();
    }
}
