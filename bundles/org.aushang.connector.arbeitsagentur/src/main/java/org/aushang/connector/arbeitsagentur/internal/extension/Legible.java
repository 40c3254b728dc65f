package org.aushang.connector.arbeitsagentur.internal.extension;

import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;

/**
 * A posting without the characters that XML 1.0 does not know, halves of surrogate pairs included. The file is written
 * without them; so the rules have to see what is left, or a text of nothing else would pass as given.
 */
final class Legible {

    private Legible() {}

    static JobPosting of(JobPosting posting) {
        JobPosting.Builder legible = posting.toBuilder()
                .title(text(posting.title()))
                .description(text(posting.description()))
                .hiringOrganization(new Organization(
                        text(posting.hiringOrganization().name()),
                        text(posting.hiringOrganization().url())))
                .jobLocations(
                        posting.jobLocations().stream().map(Legible::address).toList())
                .applicationContact(contact(posting.applicationContact()));
        posting.extensions()
                .forEach((name, values) -> legible.extension(
                        name, values.stream().map(Legible::text).toArray(String[]::new)));
        return legible.build();
    }

    private static PostalAddress address(PostalAddress address) {
        return new PostalAddress(
                text(address.streetAddress()),
                text(address.postalCode()),
                text(address.addressLocality()),
                text(address.addressRegion()),
                text(address.addressCountry()));
    }

    private static ContactPoint contact(ContactPoint contact) {
        return new ContactPoint(
                text(contact.honorificPrefix()),
                text(contact.givenName()),
                text(contact.familyName()),
                text(contact.email()),
                text(contact.telephone()),
                text(contact.url()));
    }

    private static String text(String text) {
        return text.codePoints().allMatch(Legible::isLegal)
                ? text
                : text.codePoints()
                        .filter(Legible::isLegal)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
