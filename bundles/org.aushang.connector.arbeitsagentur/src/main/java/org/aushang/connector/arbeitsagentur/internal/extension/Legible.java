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
        return isLegible(posting) ? posting : cleaned(posting);
    }

    /** Nearly every one is. */
    private static boolean isLegible(JobPosting posting) {
        ContactPoint contact = posting.applicationContact();
        return are(
                        posting.title(),
                        posting.description(),
                        posting.hiringOrganization().name(),
                        posting.hiringOrganization().url(),
                        contact.honorificPrefix(),
                        contact.givenName(),
                        contact.familyName(),
                        contact.email(),
                        contact.telephone(),
                        contact.url())
                && posting.jobLocations().stream()
                        .allMatch(address -> are(
                                address.streetAddress(),
                                address.postalCode(),
                                address.addressLocality(),
                                address.addressRegion(),
                                address.addressCountry()))
                && posting.extensions().values().stream().allMatch(values -> are(values.toArray(String[]::new)));
    }

    private static boolean are(String... texts) {
        for (String text : texts) {
            if (!isLegible(text)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLegible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE) {
                return text.codePoints().allMatch(Legible::isLegal);
            }
            if (!isLegal(c)) {
                return false;
            }
        }
        return true;
    }

    private static JobPosting cleaned(JobPosting posting) {
        JobPosting.Builder legible = posting.toBuilder()
                .title(text(posting.title()))
                .description(text(posting.description()))
                .hiringOrganization(
                        Organization.builder(text(posting.hiringOrganization().name()))
                                .url(text(posting.hiringOrganization().url()))
                                .build())
                .jobLocations(
                        posting.jobLocations().stream().map(Legible::address).toList())
                .applicationContact(contact(posting.applicationContact()));
        posting.extensions()
                .forEach((name, values) -> legible.extension(
                        name, values.stream().map(Legible::text).toArray(String[]::new)));
        return legible.build();
    }

    private static PostalAddress address(PostalAddress address) {
        return PostalAddress.builder()
                .streetAddress(text(address.streetAddress()))
                .postalCode(text(address.postalCode()))
                .addressLocality(text(address.addressLocality()))
                .addressRegion(text(address.addressRegion()))
                .addressCountry(text(address.addressCountry()))
                .build();
    }

    private static ContactPoint contact(ContactPoint contact) {
        return ContactPoint.builder()
                .honorificPrefix(text(contact.honorificPrefix()))
                .givenName(text(contact.givenName()))
                .familyName(text(contact.familyName()))
                .email(text(contact.email()))
                .telephone(text(contact.telephone()))
                .url(text(contact.url()))
                .build();
    }

    private static String text(String text) {
        return isLegible(text)
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
