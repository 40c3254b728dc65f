package org.aushang.schemaorg.internal;

import static org.aushang.schemaorg.internal.Documents.MESSAGES;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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

/** Maps one JobPosting object to the model, field by field. */
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
        String identifier = identifierOrStandIn();
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
        posting.title(title())
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
        unused();
        try {
            return Optional.of(posting.build());
        } catch (IllegalArgumentException e) {
            String field = String.valueOf(e.getMessage()).split("[ \\[]", 2)[0];
            findings.add(MESSAGES.finding("schemaorg.too-large", text("title"), String.valueOf(e.getMessage()))
                    .target(field)
                    .remedy(Finding.Remedy.EDIT_JOB)
                    .actor(Finding.Actor.RECRUITER)
                    .build());
            return Optional.empty();
        }
    }

    /** What schema.org knows of a posting, and a posting here has no place for; said, so that it is not lost in silence. */
    private static final List<String> UNUSED = List.of(
            "jobLocationType",
            "applicantLocationRequirements",
            "qualifications",
            "responsibilities",
            "skills",
            "workHours",
            "jobBenefits",
            "benefits",
            "incentiveCompensation",
            "incentives",
            "experienceRequirements",
            "educationRequirements",
            "physicalRequirement",
            "securityClearanceRequirement",
            "sensoryRequirement",
            "specialCommitments",
            "occupationalCategory",
            "industry",
            "jobImmediateStart");

    private void unused() {
        for (String name : UNUSED) {
            JsonNode value = field(name);
            if (!value.isMissingNode() && !value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
                String written = text(value);
                warn("schemaorg.unused", name, written.length() > 100 ? written.substring(0, 100) + "…" : written);
            }
        }
    }

    /** In a document of ours it is text already, and has its angle brackets. */
    private String title() {
        return node.has(JsonLd.SCHEMA)
                ? node.path("title").asText()
                : HtmlText.of(text("title")).replace('\n', ' ');
    }

    /** Google demands neither an identifier nor an address of its own; the page has one, and the job does not change its name. */
    private String identifierOrStandIn() {
        String written = identifier();
        if (written.isEmpty() && document.nodes().size() == 1) {
            written = document.address();
        }
        if (!written.isEmpty() && written.length() <= JobPosting.LONGEST_IDENTIFIER) {
            return written;
        }
        String organization = text(field("hiringOrganization"));
        List<PostalAddress> places = new PostingFields(node, document, new ArrayList<>()).places();
        String place = places.isEmpty()
                ? ""
                : places.get(0).postalCode() + " " + places.get(0).addressLocality();
        String told = written.isEmpty() ? organization + "\n" + title() + "\n" + place : written;
        if (told.isBlank()) {
            return "";
        }
        String digest = digest(told.strip().toLowerCase(Locale.ROOT));
        warn("schemaorg.stand-in", "identifier", digest);
        return digest;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + HexFormat.of().formatHex(hash).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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
        return resolved.isValueNode() && !resolved.isNull()
                ? HtmlText.readable(resolved.asText()).strip()
                : "";
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
        return Organization.builder(text(one))
                .url(url.isEmpty() ? text(one.path("sameAs")) : url)
                .build();
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
                places.add(PostalAddress.builder()
                        .addressLocality(address.asText().strip())
                        .build());
                warn("schemaorg.place", "jobLocation[" + (places.size() - 1) + "]", address.asText());
            } else if (address.isObject()) {
                String country = Words.country(text(address.path("addressCountry")));
                places.add(PostalAddress.builder()
                        .streetAddress(text(address.path("streetAddress")))
                        .postalCode(Words.postalCode(text(address.path("postalCode")), country))
                        .addressLocality(text(address.path("addressLocality")))
                        .addressRegion(text(address.path("addressRegion")))
                        .addressCountry(country)
                        .build());
            }
        }
        return places;
    }

    private Set<EmploymentType> employmentTypes() {
        Set<EmploymentType> types = EnumSet.noneOf(EmploymentType.class);
        JsonNode written = field("employmentType");
        for (JsonNode one : written.isArray() ? written : List.of(written)) {
            for (String word : Words.EMPLOYMENT_TYPES_APART.split(text(one))) {
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
            return Salary.of(
                    Words.amount(low),
                    Words.amount(high),
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
        return ContactPoint.builder()
                .honorificPrefix(prefix)
                .givenName(given)
                .familyName(family)
                .email(text(one.path("email")))
                .telephone(text(one.path("telephone")))
                .url(text(one.path("url")))
                .build();
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
