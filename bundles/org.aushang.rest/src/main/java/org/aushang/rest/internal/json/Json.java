package org.aushang.rest.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Fix;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Term;

/** What several of the representations have in common. What is not known is not there, never null. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Writes one value. */
    @FunctionalInterface
    public interface Content {

        void write(JsonGenerator json) throws IOException;
    }

    /** Writes one of several. */
    @FunctionalInterface
    public interface Element<T> {

        void write(JsonGenerator json, T value) throws IOException;
    }

    /** In UTF-8. */
    public static byte[] bytes(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A part of a larger result: {@code items}, and {@code next} if more follow. */
    public static <T> Content page(List<T> items, Optional<String> next, Element<T> element) {
        return json -> {
            json.writeStartObject();
            array(json, "items", items, element);
            optional(json, "next", next);
            json.writeEndObject();
        };
    }

    public static <T> void array(JsonGenerator json, String name, Iterable<T> values, Element<T> element)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            element.write(json, value);
        }
        json.writeEndArray();
    }

    public static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    /** In ISO 8601, in UTC. */
    public static void moment(JsonGenerator json, String name, Optional<Instant> value) throws IOException {
        optional(json, name, value.map(Instant::toString));
    }

    /** In German and English. */
    public static void text(JsonGenerator json, String name, LocalizedText text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("de", text.in(Locale.GERMAN));
        json.writeStringField("en", text.in(Locale.ENGLISH));
        json.writeEndObject();
    }

    public static void term(JsonGenerator json, Term term) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", term.code());
        text(json, "label", term.label());
        json.writeEndObject();
    }

    public static void findings(JsonGenerator json, List<Finding> findings) throws IOException {
        array(json, "findings", findings, Json::finding);
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", finding.code());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("actor", finding.actor().name());
        json.writeStringField("remedy", finding.remedy().name());
        json.writeStringField("target", finding.target());
        text(json, "message", finding.message());
        text(json, "nextStep", finding.nextStep());
        json.writeStringField("raw", finding.raw());
        Optional<Fix> fix = finding.fix();
        if (fix.isPresent()) {
            json.writeObjectFieldStart("fix");
            text(json, "label", fix.get().label());
            array(json, "changes", fix.get().changes(), Json::change);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, Fix.Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("target", change.target());
        array(json, "values", change.values(), JsonGenerator::writeString);
        json.writeEndObject();
    }
}
