package org.aushang.shell.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationState;

/**
 * What the commands say, for scripts ({@code --json}): one JSON document on one line, with constants in upper case, times in UTC, and
 * sentences in the operator's language. Values and properties may be added. Pure.
 */
final class ScriptView {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Locale locale;

    ScriptView(Locale locale) {
        this.locale = locale;
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String document(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    String channels(List<ChannelStatus> channels) {
        return document(json -> {
            json.writeStartArray();
            for (ChannelStatus channel : channels) {
                channel(json, channel);
            }
            json.writeEndArray();
        });
    }

    private void channel(JsonGenerator json, ChannelStatus channel) throws IOException {
        json.writeStartObject();
        json.writeStringField("channel", channel.channel().value());
        json.writeStringField("board", channel.board());
        json.writeBooleanField("installed", channel.installed());
        json.writeStringField("sentence", channel.sentence().in(locale));
        json.writeStringField(
                "hold", channel.hold().map(hold -> hold.reason().name()).orElse(""));
        json.writeNumberField("online", channel.online());
        json.writeNumberField("uncertain", channel.uncertain());
        json.writeObjectFieldStart("publications");
        for (Map.Entry<PublicationState, Integer> count : channel.publications().entrySet()) {
            json.writeNumberField(count.getKey().name(), count.getValue());
        }
        json.writeEndObject();
        moment(json, "credentialsUntil", channel.credentialsUntil());
        findings(json, channel.findings());
        json.writeEndObject();
    }

    String health(Health health, int channels) {
        return document(json -> {
            json.writeStartObject();
            json.writeStringField("level", health.level().name());
            json.writeNumberField("channels", channels);
            json.writeArrayFieldStart("lines");
            for (Health.Line line : health.lines()) {
                json.writeStartObject();
                json.writeStringField("level", line.level().name());
                json.writeStringField("text", line.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** @param publications read one by one, so that there may be any number */
    String publications(Stream<PublicationStatus> publications) {
        return document(json -> {
            json.writeStartArray();
            for (PublicationStatus status : (Iterable<PublicationStatus>) publications::iterator) {
                publication(json, status);
            }
            json.writeEndArray();
        });
    }

    private void publication(JsonGenerator json, PublicationStatus status) throws IOException {
        json.writeStartObject();
        json.writeStringField("channel", status.ref().channel().value());
        json.writeStringField("job", status.ref().job().value());
        json.writeStringField("publication", status.publication().value());
        json.writeStringField("title", status.title());
        json.writeStringField("state", status.state().name());
        json.writeStringField("sentence", status.sentence().in(locale));
        json.writeStringField("since", status.since().toString());
        moment(json, "nextAttemptAt", status.nextAttemptAt());
        moment(json, "shownFrom", status.shownFrom());
        moment(json, "shownUntil", status.shownUntil());
        moment(json, "embargoUntil", status.embargoUntil());
        json.writeStringField(
                "boardUrl", status.boardUrl().map(Object::toString).orElse(""));
        findings(json, status.findings());
        json.writeEndObject();
    }

    String timeline(List<TimelineEntry> timeline) {
        return document(json -> {
            json.writeStartArray();
            for (TimelineEntry entry : timeline) {
                json.writeStartObject();
                json.writeStringField("at", entry.at().toString());
                json.writeNumberField("generation", entry.generation());
                json.writeStringField("step", entry.step().in(locale));
                json.writeStringField("detail", entry.detail());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private void findings(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("code", finding.code());
            json.writeStringField("severity", finding.severity().name());
            json.writeStringField("actor", finding.actor().name());
            json.writeStringField("target", finding.target());
            json.writeStringField("message", finding.message().in(locale));
            json.writeStringField("nextStep", finding.nextStep().in(locale));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void moment(JsonGenerator json, String name, Optional<Instant> moment) throws IOException {
        if (moment.isPresent()) {
            json.writeStringField(name, moment.get().toString());
        } else {
            json.writeNullField(name);
        }
    }
}
