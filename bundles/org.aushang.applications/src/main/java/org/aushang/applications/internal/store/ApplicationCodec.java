package org.aushang.applications.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aushang.api.applications.Answer;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.Application.Origin;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Candidate;
import org.aushang.api.applications.Consent;
import org.aushang.api.applications.Match;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.model.CandidateMail;

/** An application as JSON, without the contents of its files. Safe for all threads. */
public final class ApplicationCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ApplicationCodec() {}

    /** Gives the contents of files: 0 is the original, others count from 1. */
    @FunctionalInterface
    public interface Files {

        Attachment.Content content(int number);
    }

    /** For people too: what an export has. */
    public static byte[] write(Application application) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", application.id().value());
        json.put("origin", application.origin().name());
        json.put("receivedAt", application.receivedAt().toString());
        application.sentAt().ifPresent(at -> json.put("sentAt", at.toString()));
        application.publication().ifPresent(ref -> json.putObject("publication")
                .put("channel", ref.channel().value())
                .put("job", ref.job().value()));
        ObjectNode match =
                json.putObject("match").put("kind", application.match().kind().name());
        text(match, "evidence", application.match().evidence());
        Candidate candidate = application.candidate();
        json.putObject("candidate")
                .put("givenName", candidate.givenName())
                .put("familyName", candidate.familyName())
                .put("name", candidate.formattedName())
                .put("email", candidate.email())
                .put("telephone", candidate.telephone())
                .put("language", candidate.language())
                .put("certain", candidate.certain());
        json.put("subject", application.subject());
        json.put("message", application.message());
        ArrayNode answers = json.putArray("answers");
        application.answers().forEach(answer -> answers.addObject()
                .put("field", answer.field())
                .put("value", answer.value()));
        ArrayNode consents = json.putArray("consents");
        application.consents().forEach(consent -> consents.addObject()
                .put("wording", consent.wording())
                .put("version", consent.version())
                .put("at", consent.at().toString()));
        ArrayNode files = json.putArray("attachments");
        application.attachments().forEach(file -> file(files.addObject(), file));
        application.original().ifPresent(file -> file(json.putObject("original"), file));
        ArrayNode findings = json.putArray("findings");
        application.findings().forEach(finding -> finding(findings.addObject(), finding));
        return bytes(json);
    }

    static byte[] write(CandidateMail mail) {
        return bytes(JSON.createObjectNode()
                .put("to", mail.to())
                .put("subject", mail.subject())
                .put("text", mail.text())
                .put("messageId", mail.messageId())
                .put("inReplyTo", mail.inReplyTo()));
    }

    static CandidateMail readCandidateMail(byte[] written) throws IOException {
        JsonNode json = JSON.readTree(written);
        return new CandidateMail(
                json.path("to").asText(),
                json.path("subject").asText(),
                json.path("text").asText(),
                json.path("messageId").asText(),
                json.path("inReplyTo").asText());
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private static void file(ObjectNode json, Attachment file) {
        json.put("name", file.name())
                .put("declaredType", file.declaredType())
                .put("type", file.type())
                .put("size", file.size())
                .put("sha256", file.sha256())
                .put("scan", file.scanResult().name());
    }

    private static void finding(ObjectNode json, Finding finding) {
        json.put("code", finding.code())
                .put("severity", finding.severity().name())
                .put("actor", finding.actor().name())
                .put("remedy", finding.remedy().name());
        text(json, "message", finding.message());
        text(json, "nextStep", finding.nextStep());
    }

    private static void text(ObjectNode json, String name, LocalizedText text) {
        json.putObject(name).put("de", text.german()).put("en", text.english());
    }

    private static LocalizedText text(JsonNode json) {
        return LocalizedText.of(json.path("de").asText(), json.path("en").asText());
    }

    /** @throws IOException if it is no application */
    public static Application read(byte[] written, Files files) throws IOException {
        JsonNode json = JSON.readTree(written);
        JsonNode who = json.path("candidate");
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode file : json.path("attachments")) {
            attachments.add(file(file, files.content(attachments.size() + 1)));
        }
        List<Answer> answers = new ArrayList<>();
        json.path("answers")
                .forEach(one -> answers.add(
                        new Answer(one.path("field").asText(), one.path("value").asText())));
        List<Consent> consents = new ArrayList<>();
        json.path("consents")
                .forEach(one -> consents.add(new Consent(
                        one.path("wording").asText(),
                        one.path("version").asText(),
                        Instant.parse(one.path("at").asText()))));
        List<Finding> findings = new ArrayList<>();
        json.path("findings").forEach(one -> findings.add(finding(one)));
        JsonNode ref = json.path("publication");
        return Application.builder(
                        new ApplicationId(json.path("id").asText()),
                        Origin.valueOf(json.path("origin").asText()),
                        Instant.parse(json.path("receivedAt").asText()))
                .sentAt(json.has("sentAt") ? Instant.parse(json.path("sentAt").asText()) : null)
                .publication(
                        ref.isMissingNode()
                                ? null
                                : PublicationRef.of(
                                        ref.path("channel").asText(),
                                        ref.path("job").asText()))
                .match(new Match(
                        Match.Kind.valueOf(json.path("match").path("kind").asText()),
                        text(json.path("match").path("evidence"))))
                .candidate(Candidate.builder()
                        .givenName(who.path("givenName").asText())
                        .familyName(who.path("familyName").asText())
                        .formattedName(who.path("name").asText())
                        .email(who.path("email").asText())
                        .telephone(who.path("telephone").asText())
                        .language(who.path("language").asText())
                        .certain(who.path("certain").asBoolean())
                        .build())
                .subject(json.path("subject").asText())
                .message(json.path("message").asText())
                .answers(answers)
                .consents(consents)
                .attachments(attachments)
                .original(json.has("original") ? file(json.path("original"), files.content(0)) : null)
                .findings(findings)
                .build();
    }

    private static Attachment file(JsonNode json, Attachment.Content content) {
        return Attachment.builder(json.path("name").asText(), content)
                .declaredType(json.path("declaredType").asText())
                .type(json.path("type").asText())
                .size(json.path("size").asLong())
                .sha256(json.path("sha256").asText())
                .scanResult(Attachment.ScanResult.valueOf(json.path("scan").asText()))
                .build();
    }

    private static Finding finding(JsonNode json) {
        return Finding.builder(json.path("code").asText(), text(json.path("message")), text(json.path("nextStep")))
                .severity(Finding.Severity.valueOf(json.path("severity").asText()))
                .actor(Finding.Actor.valueOf(json.path("actor").asText()))
                .remedy(Finding.Remedy.valueOf(json.path("remedy").asText()))
                .build();
    }
}
