package org.aushang.connector.feed.internal.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.Salary;
import org.aushang.connector.feed.internal.check.Requirements;

/**
 * Renders a posting as public JSON-LD: schema.org/JobPosting with the properties that Google requires and recommends. What
 * the host keeps for boards alone, its extensions and the name of who takes applications, is not in it. Pure.
 */
final class JsonLd {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Beyond this a four-digit year does not reach, and who reads it fails. */
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    private final ZoneId zone;

    JsonLd(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * One line, safe inside a script element.
     *
     * @param address of the posting's page
     * @param since when it came online
     */
    String of(PublicationId id, JobPosting posting, String address, Instant since) {
        ObjectNode json = JSON.createObjectNode();
        json.put("@context", "https://schema.org/").put("@type", "JobPosting");
        json.put("title", posting.title())
                .put("description", Markup.of(posting.description()).html())
                .put(
                        "datePosted",
                        posting.datePosted()
                                .orElseGet(() -> LocalDate.ofInstant(since, zone))
                                .toString())
                .put("url", address);
        json.putObject("identifier")
                .put("@type", "PropertyValue")
                .put("name", posting.hiringOrganization().name())
                .put("value", id.value());
        ObjectNode organization = json.putObject("hiringOrganization")
                .put("@type", "Organization")
                .put("name", posting.hiringOrganization().name());
        if (!posting.hiringOrganization().url().isBlank()) {
            organization.put("sameAs", posting.hiringOrganization().url());
        }
        ArrayNode places = json.putArray("jobLocation");
        posting.jobLocations().forEach(place -> place(places.addObject(), place));
        if (!posting.employmentTypes().isEmpty()) {
            ArrayNode types = json.putArray("employmentType");
            posting.employmentTypes().forEach(type -> types.add(type.name()));
        }
        posting.baseSalary().ifPresent(salary -> salary(json, salary));
        posting.validThrough()
                .filter(last -> last.isBefore(LAST))
                .ifPresent(last -> json.put(
                        "validThrough",
                        last.atTime(LocalTime.of(23, 59, 59))
                                .atZone(zone)
                                .toOffsetDateTime()
                                .toString()));
        posting.jobStartDate().ifPresent(start -> json.put("jobStartDate", start.toString()));
        if (posting.totalJobOpenings() > 0) {
            json.put("totalJobOpenings", posting.totalJobOpenings());
        }
        json.put(
                "directApply",
                posting.url().filter(url -> Requirements.isWeb(url.getScheme())).isPresent());
        return json.toString().replace("<", "\\u003c");
    }

    private static void place(ObjectNode place, PostalAddress address) {
        place.put("@type", "Place")
                .putObject("address")
                .put("@type", "PostalAddress")
                .put("streetAddress", address.streetAddress())
                .put("postalCode", address.postalCode())
                .put("addressLocality", address.addressLocality())
                .put("addressRegion", address.addressRegion())
                .put("addressCountry", address.addressCountry());
    }

    private static void salary(ObjectNode json, Salary salary) {
        ObjectNode value = json.putObject("baseSalary")
                .put("@type", "MonetaryAmount")
                .put("currency", salary.currency())
                .putObject("value")
                .put("@type", "QuantitativeValue")
                .put("unitText", salary.unit().name());
        if (salary.minimum().compareTo(salary.maximum()) == 0) {
            value.put("value", salary.minimum());
        } else {
            value.put("minValue", salary.minimum()).put("maxValue", salary.maximum());
        }
    }
}
