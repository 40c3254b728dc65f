package org.aushang.schemaorg;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.schemaorg.internal.JsonLd;

/**
 * Writes a posting as one JSON-LD object that {@link JobPostingReader} reads back as an equal posting. Equal postings
 * give equal text. Stateless, safe for all threads.
 */
public final class JobPostingWriter {

    /** The layout's version, written into every document; it rises when an old reader could not read a new document. */
    public static final int SCHEMA = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One line of JSON, without line breaks outside strings. */
    public String write(JobPosting posting) {
        ObjectNode json = JSON.createObjectNode();
        json.put("@context", "https://schema.org/").put("@type", "JobPosting").put(JsonLd.SCHEMA, SCHEMA);
        json.put("identifier", posting.identifier())
                .put("title", posting.title())
                .put("description", posting.description());
        json.putObject("hiringOrganization")
                .put("@type", "Organization")
                .put("name", posting.hiringOrganization().name())
                .put("url", posting.hiringOrganization().url());
        ArrayNode locations = json.putArray("jobLocation");
        for (PostalAddress address : posting.jobLocations()) {
            locations
                    .addObject()
                    .put("@type", "Place")
                    .putObject("address")
                    .put("@type", "PostalAddress")
                    .put("streetAddress", address.streetAddress())
                    .put("postalCode", address.postalCode())
                    .put("addressLocality", address.addressLocality())
                    .put("addressRegion", address.addressRegion())
                    .put("addressCountry", address.addressCountry());
        }
        ArrayNode types = json.putArray("employmentType");
        posting.employmentTypes().forEach(type -> types.add(type.name()));
        posting.baseSalary().ifPresent(salary -> json.putObject("baseSalary")
                .put("@type", "MonetaryAmount")
                .put("currency", salary.currency())
                .putObject("value")
                .put("@type", "QuantitativeValue")
                .put("minValue", salary.minimum().toPlainString())
                .put("maxValue", salary.maximum().toPlainString())
                .put("unitText", salary.unit().name()));
        posting.datePosted().ifPresent(date -> json.put("datePosted", date.toString()));
        posting.validThrough().ifPresent(date -> json.put("validThrough", date.toString()));
        posting.jobStartDate().ifPresent(date -> json.put("jobStartDate", date.toString()));
        json.put("totalJobOpenings", posting.totalJobOpenings());
        ContactPoint contact = posting.applicationContact();
        json.putObject("applicationContact")
                .put("@type", "ContactPoint")
                .put("honorificPrefix", contact.honorificPrefix())
                .put("givenName", contact.givenName())
                .put("familyName", contact.familyName())
                .put("email", contact.email())
                .put("telephone", contact.telephone())
                .put("url", contact.url());
        posting.url().ifPresent(url -> json.put("url", url.toString()));
        posting.extensions().forEach((name, values) -> writeExtension(json, name, values));
        return json.toString();
    }

    private static void writeExtension(ObjectNode json, String name, List<String> values) {
        ArrayNode array = json.putArray(name);
        values.forEach(array::add);
    }
}
