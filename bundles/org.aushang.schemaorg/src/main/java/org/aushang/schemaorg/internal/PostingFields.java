package org.aushang.schemaorg.internal;

import static org.aushang.schemaorg.internal.Documents.MESSAGES;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.Salary;
import org.jspecify.annotations.Nullable;

/** One JobPosting object, field by field. */
public final class PostingFields {

    private final JsonNode node;
    private final Documents.Postings document;
    private final List<Finding> findings;

    public PostingFields(JsonNode node, Documents.Postings document, List<Finding> findings) {
        this.node = node;
        this.document = document;
        this.findings = findings;
    }

    /** The posting; empty if nothing tells it from others, which is a finding. */
    public Optional<JobPosting> posting() {
        String identifier = identifier();
        JobPosting.Builder posting;
        try {
            posting = JobPosting.builder(identifier);
        } catch (IllegalArgumentException e) {
            findings.add(MESSAGES.finding("schemaorg.identifier", text("title"), JobPosting.LONGEST_IDENTIFIER)
                    .target("identifier")
                    .remedy(Finding.Remedy.EDIT_JOB)
                    .actor(Finding.Actor.ADMIN)
                    .build());
            return Optional.empty();
        }
        posting.title(HtmlText.of(text("title")).replace('\n', ' '))
                .description(description())
                .hiringOrganization(organization(field("hiringOrganization")))
                .jobLocations(places())
                .employmentTypes(employmentTypes())
                .baseSalary(salary())
                .datePosted(date("datePosted"))
                .validThrough(date("validThrough"))
                .jobStartDate(date("jobStartDate"))
                .applicationContact(contact(field("applicationContact")))
                .url(url());
        openings(posting);
        extensions(posting);
        return Optional.of(posting.build());
    }

    private JsonNode field(String name) {
        return document.resolve(node.has(name) ? node.path(name) : node.path("schema:" + name));
    }

    private String text(String name) {
        return text(field(name));
    }

    private String text(JsonNode value) {
        JsonNode resolved = document.resolve(value);
        if (resolved.isArray()) {
            return resolved.isEmpty() ? "" : text(resolved.get(0));
        }
        if (resolved.isObject()) {
            return text(resolved.path(resolved.has("@value") ? "@value" : "name"));
        }
        return resolved.isValueNode() && !resolved.isNull() ? resolved.asText().strip() : "";
    }

    private String identifier() {
        JsonNode identifier = field("identifier");
        if (identifier.isArray() && !identifier.isEmpty()) {
            identifier = document.resolve(identifier.get(0));
        }
        String value = identifier.isObject() ? text(identifier.path("value")) : text(identifier);
        if (value.isEmpty()) {
            value = node.path("@id").asText("").strip();
        }
        return value.isEmpty() ? text("url") : value;
    }

    private String description() {
        String written = text("description");
        return node.has(JsonLd.SCHEMA) ? node.path("description").asText() : HtmlText.of(written);
    }

    private Organization organization(JsonNode organization) {
        JsonNode one = organization.isArray() && !organization.isEmpty() ? organization.get(0) : organization;
        String url = text(one.path("url"));
        return new Organization(text(one), url.isEmpty() ? text(one.path("sameAs")) : url);
    }

    private List<PostalAddress> places() {
        List<PostalAddress> places = new ArrayList<>();
        JsonNode locations = field("jobLocation");
        for (JsonNode location : locations.isArray() ? locations : List.of(locations)) {
            JsonNode place = document.resolve(location);
            JsonNode address = document.resolve(place.has("address") ? place.path("address") : place);
            if (address.isArray() && !address.isEmpty()) {
                address = document.resolve(address.get(0));
            }
            if (address.isTextual()) {
                places.add(new PostalAddress("", "", address.asText().strip(), "", ""));
                warn("schemaorg.place", "jobLocation[" + (places.size() - 1) + "]", address.asText());
            } else if (address.isObject()) {
                places.add(new PostalAddress(
                        text(address.path("streetAddress")),
                        text(address.path("postalCode")),
                        text(address.path("addressLocality")),
                        text(address.path("addressRegion")),
                        Words.country(text(address.path("addressCountry")))));
            }
        }
        return places;
    }

    private Set<EmploymentType> employmentTypes() {
        Set<EmploymentType> types = EnumSet.noneOf(EmploymentType.class);
        JsonNode written = field("employmentType");
        for (JsonNode one : written.isArray() ? written : List.of(written)) {
            for (String word : text(one).split("[,;]")) {
                if (!word.isBlank()) {
                    Words.employmentType(word)
                            .ifPresentOrElse(types::add, () -> warn("schemaorg.value", "employmentType", word.strip()));
                }
            }
        }
        return types;
    }

    private @Nullable Salary salary() {
        JsonNode base = field("baseSalary");
        if (base.isMissingNode() || base.isNull()) {
            return null;
        }
        JsonNode value = base.isObject() && base.has("value") ? document.resolve(base.path("value")) : base;
        String currency = text(base.path("currency"));
        if (currency.isEmpty()) {
            currency = text(value.path("currency"));
        }
        if (currency.isEmpty()) {
            currency = text("salaryCurrency");
        }
        String unit = text(value.path("unitText"));
        String low = value.isObject() ? text(value.path("minValue")) : text(value);
        String high = value.isObject() ? text(value.path("maxValue")) : low;
        String only = value.isObject() ? text(value.path("value")) : "";
        low = low.isEmpty() ? (only.isEmpty() ? high : only) : low;
        high = high.isEmpty() ? low : high;
        try {
            return new Salary(
                    new BigDecimal(low),
                    new BigDecimal(high),
                    currency.isEmpty() ? "EUR" : currency,
                    unit.isEmpty() ? Salary.Unit.YEAR : Words.unit(unit));
        } catch (IllegalArgumentException e) {
            warn("schemaorg.value", "baseSalary", low + " – " + high + " " + currency + " " + unit);
            return null;
        }
    }

    private @Nullable LocalDate date(String name) {
        String written = text(name);
        if (written.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(written.substring(0, Math.min(10, written.length())));
        } catch (DateTimeException e) {
            warn("schemaorg.value", name, written);
            return null;
        }
    }

    private ContactPoint contact(JsonNode contact) {
        JsonNode one = contact.isArray() && !contact.isEmpty() ? document.resolve(contact.get(0)) : contact;
        if (!one.isObject()) {
            return ContactPoint.UNKNOWN;
        }
        String prefix = text(one.path("honorificPrefix"));
        String given = text(one.path("givenName"));
        String family = text(one.path("familyName"));
        if (family.isEmpty()) {
            Words.Person person = Words.person(text(one.path("name")));
            prefix = prefix.isEmpty() ? person.prefix() : prefix;
            given = given.isEmpty() ? person.given() : given;
            family = person.family();
        }
        return new ContactPoint(
                prefix, given, family, text(one.path("email")), text(one.path("telephone")), text(one.path("url")));
    }

    private @Nullable URI url() {
        String written = text("url");
        if (written.isEmpty()) {
            return null;
        }
        try {
            return URI.create(written);
        } catch (IllegalArgumentException e) {
            warn("schemaorg.value", "url", written);
            return null;
        }
    }

    private void openings(JobPosting.Builder posting) {
        String written = text("totalJobOpenings");
        if (!written.isEmpty()) {
            try {
                posting.totalJobOpenings(Integer.parseInt(written));
            } catch (IllegalArgumentException e) {
                warn("schemaorg.value", "totalJobOpenings", written);
            }
        }
    }

    private void extensions(JobPosting.Builder posting) {
        node.properties().forEach(property -> {
            String name = property.getKey();
            if (!name.contains(":") || name.startsWith("schema:") || name.equals(JsonLd.SCHEMA)) {
                return;
            }
            List<String> values = new ArrayList<>();
            JsonNode value = property.getValue();
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
                if (one.isValueNode() && !one.isNull()) {
                    values.add(one.asText());
                }
            }
            try {
                posting.extension(name, values.toArray(String[]::new));
            } catch (IllegalArgumentException e) {
                warn("schemaorg.value", name, String.join(", ", values));
            }
        });
    }

    private void warn(String code, String target, String written) {
        findings.add(MESSAGES.finding(code, target, written)
                .severity(Finding.Severity.WARNING)
                .target(target)
                .actor(Finding.Actor.RECRUITER)
                .remedy(Finding.Remedy.EDIT_JOB)
                .build());
    }
}
