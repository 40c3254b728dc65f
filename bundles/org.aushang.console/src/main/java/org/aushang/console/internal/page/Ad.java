package org.aushang.console.internal.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aushang.api.model.JobPosting;

/** A posting as a candidate reads it, in plain words. */
final class Ad {

    private Ad() {}

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
