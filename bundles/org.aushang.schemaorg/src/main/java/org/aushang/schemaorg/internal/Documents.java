package org.aushang.schemaorg.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.Finding;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Finds the JobPosting objects of a document at any depth. */
public final class Documents {

    private static final Pattern POSTING = Pattern.compile("(https?://schema\\.org/|schema:)?JobPosting");

    static final Messages MESSAGES = Messages.load(Documents.class, "schemaorg");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /**
     * @param nodes the postings in document order
     * @param address of the page, as it says itself or the host says; empty if neither does
     * @param byId every object of the document that has an {@code @id}
     */
    public record Postings(List<JsonNode> nodes, Map<String, JsonNode> byId, String address) {

        /** The object itself, or what it refers to if it is nothing but a reference. */
        JsonNode resolve(JsonNode node) {
            boolean reference =
                    node.isObject() && node.size() == 1 && node.path("@id").isTextual();
            return reference ? byId.getOrDefault(node.path("@id").asText(), node) : node;
        }
    }

    /**
     * All postings of a JSON document or HTML page; what is not readable becomes a finding.
     *
     * @param known the address from which the host has the document; empty if it does not say
     */
    public static Postings postings(String document, String known, List<Finding> findings) {
        Page page = Page.of(document);
        String address = page.address().isEmpty() ? known : page.address();
        Postings found = new Postings(new ArrayList<>(), new HashMap<>(), address);
        int before = findings.size();
        for (String json : page.scripts()) {
            try {
                collect(JSON.readTree(json), found);
            } catch (JsonProcessingException e) {
                findings.add(
                        MESSAGES.finding("schemaorg.unreadable", line(e), column(e), shortened(e.getOriginalMessage()))
                                .remedy(Finding.Remedy.EDIT_JOB)
                                .actor(Finding.Actor.ADMIN)
                                .build());
            }
        }
        if (!found.nodes().isEmpty()) {
            // Another script of the page that is broken costs nothing of what was read.
            findings.subList(before, findings.size()).replaceAll(finding -> finding.toBuilder()
                    .severity(Finding.Severity.WARNING)
                    .build());
        }
        if (found.nodes().isEmpty() && findings.size() == before) {
            findings.add(MESSAGES.finding("schemaorg.nothing")
                    .remedy(Finding.Remedy.EDIT_JOB)
                    .actor(Finding.Actor.ADMIN)
                    .build());
        }
        return found;
    }

    public static Finding tooLong(int length) {
        return MESSAGES.finding("schemaorg.too-long", length, org.aushang.schemaorg.JobPostingReader.LONGEST_DOCUMENT)
                .remedy(Finding.Remedy.EDIT_JOB)
                .actor(Finding.Actor.ADMIN)
                .build();
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static int column(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    }

    /** A parser repeats what it read. */
    private static String shortened(String message) {
        return message.length() > 200 ? message.substring(0, 200) + "…" : message;
    }

    /**
     * A document, taken apart.
     *
     * @param scripts its JSON
     * @param address what a page says its own address is: {@code <link rel=canonical>}, otherwise {@code og:url}
     */
    private record Page(List<String> scripts, String address) {

        static Page of(String document) {
            String text = document.startsWith("\uFEFF") ? document.substring(1).strip() : document.strip();
            if (text.startsWith("{") || text.startsWith("[")) {
                return new Page(List.of(text), "");
            }
            Document page = Jsoup.parse(text);
            String canonical = page.select("link[rel=canonical]").attr("href").strip();
            return new Page(
                    page.select("script[type=application/ld+json]").stream()
                            .map(script -> bare(script.data()))
                            .filter(data -> !data.isBlank())
                            .toList(),
                    canonical.isEmpty()
                            ? page.select("meta[property=og:url]")
                                    .attr("content")
                                    .strip()
                            : canonical);
        }

        /** Old templates wrap scripts in comments or CDATA. */
        private static String bare(String script) {
            String inner = script.strip();
            inner = without(inner.startsWith("//") ? inner.substring(2).stripLeading() : inner, "<!--", "<![CDATA[");
            for (String end : List.of("-->", "]]>")) {
                if (inner.endsWith(end)) {
                    inner = inner.substring(0, inner.length() - end.length()).stripTrailing();
                    inner = inner.endsWith("//") ? inner.substring(0, inner.length() - 2) : inner;
                }
            }
            return inner.strip();
        }

        private static String without(String text, String... beginnings) {
            for (String beginning : beginnings) {
                if (text.startsWith(beginning)) {
                    return text.substring(beginning.length());
                }
            }
            return text;
        }
    }

    private static void collect(JsonNode node, Postings found) {
        if (node.isObject() && node.path("@id").isTextual() && node.size() > 1) {
            found.byId().putIfAbsent(node.path("@id").asText(), node);
        }
        if (node.isObject() && isPosting(node.path(node.has("@type") ? "@type" : "type"))) {
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
        return POSTING.matcher(type.asText("")).matches();
    }
}
