package org.aushang.api.model;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A change to a posting that takes a finding away. It is offered to a person and never done unasked.
 *
 * @param label what it does, for a button
 * @param changes at least one
 */
public record Fix(LocalizedText label, List<Change> changes) {

    private static final Pattern PLACE = Pattern.compile("jobLocation\\[(\\d{1,4})](?:\\.(\\w+))?");

    /**
     * One part of the posting gets another value.
     *
     * @param target {@code title}, {@code description}, {@code url}, {@code totalJobOpenings}, {@code jobStartDate},
     *     {@code datePosted}, {@code validThrough}, {@code hiringOrganization.name}, {@code hiringOrganization.url},
     *     {@code jobLocation[0]} (which takes it away), {@code jobLocation[0].addressRegion} and so on,
     *     {@code applicationContact.email} and so on, or the name of an extension
     * @param values what it shall have; none takes it away
     */
    public record Change(String target, List<String> values) {

        public Change {
            Objects.requireNonNull(target, "target");
            values = List.copyOf(values);
        }

        private String value() {
            return values.isEmpty() ? "" : values.get(0);
        }
    }

    /** @throws IllegalArgumentException if nothing changes */
    public Fix {
        Objects.requireNonNull(label, "label");
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a fix changes something");
        }
    }

    /** A fix of one part. */
    public static Fix of(LocalizedText label, String target, String... values) {
        return new Fix(label, List.of(new Change(target, List.of(values))));
    }

    /**
     * The posting with all changes.
     *
     * @throws IllegalArgumentException if a target does not exist in this posting or cannot have that value
     */
    public JobPosting applyTo(JobPosting posting) {
        JobPosting changed = posting;
        for (Change change : changes) {
            changed = apply(change, changed);
        }
        return changed;
    }

    private static JobPosting apply(Change change, JobPosting posting) {
        JobPosting.Builder builder = posting.toBuilder();
        String target = change.target();
        if (target.indexOf(':') > 0) {
            return builder.extension(target, change.values().toArray(String[]::new))
                    .build();
        }
        Matcher place = PLACE.matcher(target);
        if (place.matches()) {
            return builder.jobLocations(places(posting, Integer.parseInt(place.group(1)), place.group(2), change))
                    .build();
        }
        String value = change.value();
        Organization organization = posting.hiringOrganization();
        try {
            switch (target) {
                case "title" -> builder.title(value);
                case "description" -> builder.description(value);
                case "url" -> builder.url(value.isEmpty() ? null : URI.create(value));
                case "totalJobOpenings" -> builder.totalJobOpenings(Integer.parseInt(value));
                case "jobStartDate" -> builder.jobStartDate(day(value));
                case "datePosted" -> builder.datePosted(day(value));
                case "validThrough" -> builder.validThrough(day(value));
                case "hiringOrganization.name" -> builder.hiringOrganization(
                        new Organization(value, organization.url()));
                case "hiringOrganization.url" -> builder.hiringOrganization(
                        new Organization(organization.name(), value));
                default -> builder.applicationContact(contact(posting.applicationContact(), target, value));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(value + " is no day", e);
        }
        return builder.build();
    }

    private static @Nullable LocalDate day(String value) {
        return value.isEmpty() ? null : LocalDate.parse(value);
    }

    private static List<PostalAddress> places(JobPosting posting, int index, @Nullable String part, Change change) {
        List<PostalAddress> places = new ArrayList<>(posting.jobLocations());
        if (index >= places.size()) {
            throw new IllegalArgumentException("no " + change.target());
        }
        if (part == null) {
            if (!change.values().isEmpty()) {
                throw new IllegalArgumentException("a place changes part by part");
            }
            places.remove(index);
        } else {
            places.set(index, address(places.get(index), part, change.value()));
        }
        return places;
    }

    private static PostalAddress address(PostalAddress of, String part, String value) {
        String street = of.streetAddress();
        String code = of.postalCode();
        String town = of.addressLocality();
        String region = of.addressRegion();
        String country = of.addressCountry();
        return switch (part) {
            case "streetAddress" -> new PostalAddress(value, code, town, region, country);
            case "postalCode" -> new PostalAddress(street, value, town, region, country);
            case "addressLocality" -> new PostalAddress(street, code, value, region, country);
            case "addressRegion" -> new PostalAddress(street, code, town, value, country);
            case "addressCountry" -> new PostalAddress(street, code, town, region, value);
            default -> throw new IllegalArgumentException("an address has no " + part);
        };
    }

    private static ContactPoint contact(ContactPoint of, String target, String value) {
        String salutation = of.honorificPrefix();
        String given = of.givenName();
        String family = of.familyName();
        String email = of.email();
        String telephone = of.telephone();
        String url = of.url();
        return switch (target) {
            case "applicationContact.honorificPrefix" -> new ContactPoint(value, given, family, email, telephone, url);
            case "applicationContact.givenName" -> new ContactPoint(salutation, value, family, email, telephone, url);
            case "applicationContact.familyName" -> new ContactPoint(salutation, given, value, email, telephone, url);
            case "applicationContact.email" -> new ContactPoint(salutation, given, family, value, telephone, url);
            case "applicationContact.telephone" -> new ContactPoint(salutation, given, family, email, value, url);
            case "applicationContact.url" -> new ContactPoint(salutation, given, family, email, telephone, value);
            default -> throw new IllegalArgumentException("a posting has no " + target);
        };
    }
}
