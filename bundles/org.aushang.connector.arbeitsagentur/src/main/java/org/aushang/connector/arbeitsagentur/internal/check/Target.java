package org.aushang.connector.arbeitsagentur.internal.check;

import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;

/** Names the posting's fields that hold the parts of an address. */
interface Target {

    /** The postal address for applications. */
    Target CONTACT = part -> switch (part) {
        case "streetAddress" -> Extensions.CONTACT_STREET;
        case "postalCode" -> Extensions.CONTACT_POSTAL_CODE;
        case "addressLocality" -> Extensions.CONTACT_TOWN;
        case "addressRegion" -> Extensions.CONTACT_REGION;
        case "addressCountry" -> Extensions.CONTACT_COUNTRY;
        default -> throw new IllegalArgumentException("an address has no " + part);
    };

    /** Where an interview takes place; only its street is checked. */
    Target INTERVIEW = part -> Extensions.INTERVIEW_STREET;

    /** @param part as schema.org calls it */
    String of(String part);

    static Target work(int index) {
        return part -> "jobLocation[" + index + "]." + part;
    }
}
