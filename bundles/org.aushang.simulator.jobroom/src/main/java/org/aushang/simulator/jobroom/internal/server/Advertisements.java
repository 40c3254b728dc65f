package org.aushang.simulator.jobroom.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;

/** What the simulated Job-Room has, and how it changes by itself: inspected, published, restricted, over. Thread-safe. */
public final class Advertisements {

    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final int EMBARGO_WORKING_DAYS = 5;
    private static final String STATUS = "status";

    private final Clock clock;
    private final Duration inspection;
    private final List<Advertisement> newestFirst = new ArrayList<>();

    /** One of them; its JSON is what the owner sees. */
    private static final class Advertisement {
        private final ObjectNode json;
        private Instant decidedAt;

        private Advertisement(ObjectNode json, Instant decidedAt) {
            this.json = json;
            this.decidedAt = decidedAt;
        }

        private boolean is(String status) {
            return json.path(STATUS).asText().equals(status);
        }
    }

    public Advertisements(Clock clock, Duration inspection) {
        this.clock = clock;
        this.inspection = inspection;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** @param request valid */
    synchronized ObjectNode create(JsonNode request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", UUID.randomUUID().toString());
        json.put(STATUS, "INSPECTING");
        json.put("sourceSystem", "API");
        json.set("externalReference", request.path("externalReference"));
        json.put("stellennummerEgov", String.valueOf(1_000_000 + newestFirst.size()));
        json.put("reportingObligation", mustBeReported(request));
        json.set("reportToAvam", request.path("reportToAvam"));
        json.put("jobCenterCode", "ZHA1");
        json.set("publication", request.path("publication"));
        ObjectNode content = json.putObject("jobContent");
        for (String field :
                List.of("externalUrl", "numberOfJobs", "company", "employment", "location", "applyChannel")) {
            if (request.has(field)) {
                content.set(field, request.get(field));
            }
        }
        for (JsonNode description : request.path("jobDescriptions")) {
            content.withArray("jobDescriptions")
                    .addObject()
                    .put("languageIsoCode", description.path("languageIsoCode").asText())
                    .put("title", withoutParentheses(description.path("title").asText()))
                    .put("description", markdown(description.path("description").asText()));
        }
        content.putArray("occupations").add(request.path("occupation"));
        newestFirst.add(0, new Advertisement(json, clock.instant().plus(inspection)));
        return json.deepCopy();
    }

    private static boolean mustBeReported(JsonNode request) {
        return request.at("/occupation/avamOccupationCode").asText().endsWith("9");
    }

    private static String withoutParentheses(String title) {
        return title.replaceAll("\\s*\\([^)]*\\)", "");
    }

    /** Whatever looks like HTML is taken for HTML, as by the server's converter, which looks for a pair of angle brackets. */
    private static String markdown(String text) {
        return text.matches("(?s).*<[^>]+>.*") ? Jsoup.parse(text).text() : text;
    }

    synchronized List<JsonNode> all(List<String> statuses) {
        refresh();
        return newestFirst.stream()
                .filter(ad -> statuses.isEmpty() || statuses.stream().anyMatch(ad::is))
                .map(ad -> (JsonNode) ad.json.deepCopy())
                .toList();
    }

    public List<JsonNode> all() {
        return all(List.of());
    }

    synchronized Optional<JsonNode> one(String id) {
        refresh();
        return find(id).map(ad -> ad.json.deepCopy());
    }

    private Optional<Advertisement> find(String id) {
        return newestFirst.stream()
                .filter(ad -> ad.json.path("id").asText().equals(id))
                .findFirst();
    }

    /** @return whether it was cancelled; while it is inspected and after its end it cannot be */
    synchronized boolean cancel(String id, String code) {
        refresh();
        Optional<Advertisement> published =
                find(id).filter(ad -> ad.json.path(STATUS).asText().startsWith("PUBLISHED_"));
        published.ifPresent(ad -> ad.json
                .put(STATUS, "CANCELLED")
                .put("cancellationCode", code)
                .put("cancellationDate", today().toString()));
        return published.isPresent();
    }

    public synchronized void decideAll() {
        newestFirst.forEach(ad -> ad.decidedAt = clock.instant());
        refresh();
    }

    private void refresh() {
        newestFirst.forEach(this::refresh);
    }

    private void refresh(Advertisement ad) {
        if (ad.is("INSPECTING") && !clock.instant().isBefore(ad.decidedAt)) {
            decide(ad.json);
        }
        if (ad.is("PUBLISHED_RESTRICTED")
                && today().isAfter(LocalDate.parse(
                        ad.json.path("reportingObligationEndDate").asText()))) {
            ad.json.put(STATUS, "PUBLISHED_PUBLIC");
        }
        String last = ad.json.at("/publication/endDate").asText("");
        if (ad.is("PUBLISHED_PUBLIC") && !last.isEmpty() && today().isAfter(LocalDate.parse(last))) {
            ad.json.put(STATUS, "ARCHIVED");
        }
    }

    private void decide(ObjectNode ad) {
        if (ad.at("/jobContent/jobDescriptions/0/title").asText().contains("[reject]")) {
            ad.put(STATUS, "REJECTED")
                    .put("rejectionDate", today().toString())
                    .put("rejectionCode", "DUPLICATE")
                    .put("rejectionReason", "Diese Stelle ist bereits ausgeschrieben.");
            return;
        }
        ad.put("approvalDate", today().toString());
        if (ad.path("reportingObligation").asBoolean()) {
            ad.put(STATUS, "PUBLISHED_RESTRICTED")
                    .put("reportingObligationEndDate", embargo().toString());
        } else {
            ad.put(STATUS, "PUBLISHED_PUBLIC");
        }
    }

    private LocalDate embargo() {
        LocalDate day = today();
        for (int working = 0; working < EMBARGO_WORKING_DAYS; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                working++;
            }
        }
        return day;
    }
}
