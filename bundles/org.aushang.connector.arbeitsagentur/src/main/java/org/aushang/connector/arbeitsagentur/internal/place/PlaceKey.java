package org.aushang.connector.arbeitsagentur.internal.place;

import java.util.Locale;
import org.aushang.api.model.PostalAddress;

/** Key by which two places are equal in the BA's table: country, region, postal code and town. Pure. */
public final class PlaceKey {

    private PlaceKey() {}

    public static String of(PostalAddress place) {
        return String.join(
                "|",
                part(place.addressCountry().isBlank() ? "DE" : place.addressCountry()),
                part(place.addressRegion()),
                part(place.postalCode()),
                part(place.addressLocality()));
    }

    private static String part(String text) {
        return text.strip().toLowerCase(Locale.GERMAN).replace('|', ' ');
    }
}
