package org.aushang.schemaorg.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aushang.api.model.Finding;
import org.aushang.api.spi.Messages;
import org.jsoup.Jsoup;

/** Finds the JobPosting objects of a document, wherever they hang. */
public final class Documents {

    static final Messages MESSAGES = Messages.load(Documents.class, "schemaorg");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /**
     * @param nodes the postings in document order
     * @param byId every object of the document that has an {@code @id}
     */
    public record Postings(List<JsonNode> nodes, Map<String, JsonNode> byId) {

        /** The object itself, or what it refers to if it is nothing but a reference. */
        JsonNode resolve(JsonNode node) {
            boolean reference =
                    node.isObject() && node.size() == 1 && node.path("@id").isTextual();
            return reference ? byId.getOrDefault(node.path("@id").asText(), node) : node;
        }
    }

    /** All postings of a JSON document or HTML page; what is not readable becomes a finding. */
    public static Postings postings(String document, List<Finding> findings) {
        Postings found = new Postings(new ArrayList<>(), new HashMap<>());
        int before = findings.size();
        for (String json : jsonOf(document)) {
            try {
                collect(JSON.readTree(json), found);
            } catch (JsonProcessingException e) {
                findings.add(MESSAGES.finding("schemaorg.unreadable", line(e), e.getOriginalMessage())
                        .remedy(Finding.Remedy.EDIT_JOB)
                        .actor(Finding.Actor.ADMIN)
                        .build());
            }
        }
        if (found.nodes().isEmpty() && findings.size() == before) {
            findings.add(MESSAGES.finding("schemaorg.nothing")
                    .remedy(Finding.Remedy.EDIT_JOB)
                    .actor(Finding.Actor.ADMIN)
                    .build());
        }
        return found;
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static List<String> jsonOf(String document) {
        String text = document.startsWith("\uFEFF") ? document.substring(1).strip() : document.strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return List.of(text);
        }
        return Jsoup.parse(text).select("script[type=application/ld+json]").stream()
                .map(script -> bare(script.data()))
                .filter(data -> !data.isBlank())
                .toList();
    }

    /** Old templates wrap scripts in comments or CDATA. */
    private static String bare(String script) {
        return script.replaceFirst("^\\s*(//)?\\s*(<!--|<!\\[CDATA\\[)", "")
                .replaceFirst("(//)?\\s*(-->|]]>)\\s*$", "")
                .strip();
    }

    private static void collect(JsonNode node, Postings found) {
        if (node.isObject() && node.path("@id").isTextual() && node.size() > 1) {
            found.byId().putIfAbsent(node.path("@id").asText(), node);
        }
        if (node.isObject() && isPosting(node.path("@type"))) {
            found.nodes().add(node);
        }
        node.forEach(child -> collect(child, found));
    }

    private static boolean isPosting(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isPosting(one)) {
                    return true;
                }
            }
        }
        return type.asText("").matches("(https?://schema\\.org/|schema:)?JobPosting");
    }
}
