package org.aushang.dispatch.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aushang.api.model.LocalizedText;
import org.aushang.dispatch.internal.model.LedgerException;

/** Stores localized texts as JSON: one text for each language tag and, of patterns, the typed arguments. Pure. */
final class TextCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TextCodec() {}

    static String write(LocalizedText text) {
        return node(text).toString();
    }

    static ObjectNode node(LocalizedText text) {
        ObjectNode node = JSON.createObjectNode();
        ObjectNode texts = node.putObject("texts");
        text.texts().forEach((locale, written) -> texts.put(locale.toLanguageTag(), written));
        if (text.isPattern()) {
            ArrayNode arguments = node.putArray("arguments");
            text.arguments().forEach(argument -> write(argument, arguments));
        }
        return node;
    }

    private static void write(Object argument, ArrayNode arguments) {
        if (argument instanceof LocalizedText text) {
            arguments.addObject().set("text", node(text));
        } else if (argument instanceof Number number) {
            arguments.addObject().put("number", new BigDecimal(number.toString()));
        } else if (argument instanceof LocalDate date) {
            arguments.addObject().put("date", date.toString());
        } else if (argument instanceof Instant instant) {
            arguments.addObject().put("instant", instant.toString());
        } else {
            arguments.add(argument.toString());
        }
    }

    static LocalizedText read(String written) {
        try {
            return read(JSON.readTree(written));
        } catch (JsonProcessingException e) {
            throw new LedgerException("a text in the database is no JSON", e);
        }
    }

    static LocalizedText read(JsonNode node) {
        Map<Locale, String> texts = new LinkedHashMap<>();
        node.path("texts")
                .properties()
                .forEach(text -> texts.put(
                        Locale.forLanguageTag(text.getKey()), text.getValue().asText()));
        if (!node.has("arguments")) {
            return LocalizedText.literal(texts);
        }
        List<Object> arguments = new ArrayList<>();
        node.path("arguments").forEach(argument -> arguments.add(argument(argument)));
        return LocalizedText.pattern(texts, arguments);
    }

    private static Object argument(JsonNode node) {
        if (node.has("text")) {
            return read(node.path("text"));
        }
        if (node.has("number")) {
            JsonNode number = node.path("number");
            return number.canConvertToInt() ? number.asInt() : number.decimalValue();
        }
        if (node.has("date")) {
            return LocalDate.parse(node.path("date").asText());
        }
        return node.has("instant") ? Instant.parse(node.path("instant").asText()) : node.asText();
    }
}
