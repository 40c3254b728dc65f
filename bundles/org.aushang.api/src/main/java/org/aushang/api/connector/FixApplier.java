package org.aushang.api.connector;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.Fix;
import org.aushang.api.model.Fix.Change;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.jspecify.annotations.Nullable;

/** Applies a {@link Fix} to a posting. Pure. */
public final class FixApplier {

    private static final Pattern PLACE = Pattern.compile("jobLocation\\[(\\d{1,4})](?:\\.(\\w+))?");

    private FixApplier() {}

    /**
     * The posting with all changes of a fix.
     *
     * @throws IllegalArgumentException if a target does not exist in this posting or cannot have that value
     */
    public static JobPosting apply(Fix fix, JobPosting posting) {
        JobPosting changed = posting;
        for (Change change : fix.changes()) {
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
        String value = value(change);
        Organization.Builder organization = posting.hiringOrganization().toBuilder();
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
                        organization.name(value).build());
                case "hiringOrganization.url" -> builder.hiringOrganization(
                        organization.url(value).build());
                default -> builder.applicationContact(contact(posting.applicationContact(), target, value));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(value + " is no day", e);
        }
        return builder.build();
    }

    private static String value(Change change) {
        return change.values().isEmpty() ? "" : change.values().get(0);
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
            places.set(index, address(places.get(index), part, value(change)));
        }
        return places;
    }

    private static PostalAddress address(PostalAddress address, String part, String value) {
        PostalAddress.Builder builder = address.toBuilder();
        switch (part) {
            case "streetAddress" -> builder.streetAddress(value);
            case "postalCode" -> builder.postalCode(value);
            case "addressLocality" -> builder.addressLocality(value);
            case "addressRegion" -> builder.addressRegion(value);
            case "addressCountry" -> builder.addressCountry(value);
            default -> throw new IllegalArgumentException("an address has no " + part);
        }
        return builder.build();
    }

    private static ContactPoint contact(ContactPoint contact, String target, String value) {
        ContactPoint.Builder builder = contact.toBuilder();
        switch (target) {
            case "applicationContact.honorificPrefix" -> builder.honorificPrefix(value);
            case "applicationContact.givenName" -> builder.givenName(value);
            case "applicationContact.familyName" -> builder.familyName(value);
            case "applicationContact.email" -> builder.email(value);
            case "applicationContact.telephone" -> builder.telephone(value);
            case "applicationContact.url" -> builder.url(value);
            default -> throw new IllegalArgumentException("a posting has no " + target);
        }
        return builder.build();
    }
}
