package org.aushang.api.model;

import java.util.Objects;

/**
 * One place, in the words of schema.org/PostalAddress. Every part is empty when unknown.
 *
 * @param streetAddress street and house number
 * @param postalCode as written on a letter
 * @param addressLocality town
 * @param addressRegion state, province or Bundesland: its name, its ISO 3166-2 code or the code's last part
 * @param addressCountry ISO 3166-1 alpha-2, upper case
 */
public record PostalAddress(
        String streetAddress, String postalCode, String addressLocality, String addressRegion, String addressCountry) {

    public PostalAddress {
        Objects.requireNonNull(streetAddress, "streetAddress");
        Objects.requireNonNull(postalCode, "postalCode");
        Objects.requireNonNull(addressLocality, "addressLocality");
        Objects.requireNonNull(addressRegion, "addressRegion");
        Objects.requireNonNull(addressCountry, "addressCountry");
    }
}
