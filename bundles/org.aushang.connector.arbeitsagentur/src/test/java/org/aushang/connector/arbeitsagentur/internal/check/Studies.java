package org.aushang.connector.arbeitsagentur.internal.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aushang.connector.arbeitsagentur.internal.place.Places;
import org.aushang.hrbaxml.catalogue.Catalogue;
import org.aushang.hrbaxml.catalogue.Occupation;

/** A study at two information levels. */
final class Studies {

    static final Sources AT_LEVEL_2 = at("2");
    static final Sources AT_LEVEL_3 = at("3");

    private Studies() {}

    private static Sources at(String level) {
        Occupation study = new Occupation(
                "700",
                "B 43104-900",
                Occupation.Kind.TRAINING,
                Set.of("3120"),
                Set.of(4),
                true,
                level,
                true,
                false,
                "Informatik",
                List.of());
        return new Sources(new Catalogue(Map.of("700", study), Map.of()), Places.NONE, Set.of());
    }
}
