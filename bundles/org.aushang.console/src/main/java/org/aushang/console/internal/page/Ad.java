package org.aushang.console.internal.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;

/** A posting as a candidate reads it, in plain words. */
final class Ad {

    /** The part of a finding that is about none of the parts of an ad. */
    static final String GENERAL = "";

    /** The first letters of a finding's target, for each part of an ad. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "title", List.of("title"),
            "employer", List.of("hiringOrganization"),
            "places", List.of("jobLocation", "workLocation"),
            "text", List.of("description"),
            "contact", List.of("applicationContact"));

    private Ad() {}

    /** The findings by the part of the ad that they are about. */
    static Map<String, List<Map<String, Object>>> byPart(List<Finding> findings, View view) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> part(finding.target()), Collectors.mapping(view::finding, Collectors.toList())));
    }

    private static String part(String target) {
        return PARTS.entrySet().stream()
                .filter(part -> part.getValue().stream().anyMatch(target::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(GENERAL);
    }

    static Map<String, Object> of(JobPosting posting) {
        Map<String, Object> ad = new HashMap<>();
        ad.put("title", posting.title());
        ad.put("employer", posting.hiringOrganization().name());
        ad.put(
                "places",
                posting.jobLocations().stream()
                        .map(place -> (place.postalCode() + " " + place.addressLocality()).strip())
                        .filter(place -> !place.isEmpty())
                        .toList());
        ad.put("paragraphs", List.of(posting.description().strip().split("\\R{2,}")));
        ad.put("email", posting.applicationContact().email());
        return ad;
    }
}
