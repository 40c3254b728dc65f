package org.aushang.connector.arbeitsagentur.internal.check;

import java.util.Set;
import org.aushang.connector.arbeitsagentur.internal.place.Places;
import org.aushang.hrbaxml.catalogue.Catalogue;

/**
 * The reference data that rules check against: catalogues, places, and the postings that are online.
 *
 * @param catalogue empty if none was imported
 * @param places none if none were loaded
 * @param refused places that the BA refused before, by their {@link org.aushang.connector.arbeitsagentur.internal.place.PlaceKey}
 */
public record Sources(Catalogue catalogue, Places places, Set<String> refused) {

    /** Nothing but what we ship. */
    public static final Sources NONE = new Sources(Catalogue.EMPTY, Places.NONE, Set.of());

    public Sources {
        refused = Set.copyOf(refused);
    }
}
