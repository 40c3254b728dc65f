package org.aushang.hrbaxml.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One entry of the Berufekatalog (docs/hr-ba-xml.md#occupations).
 *
 * @param id what {@code TitleCode} takes: 3 to 7 digits
 * @param code the BA's own number, {@code B 43414-100}; its first five digits are KldB 2010
 * @param kind what it may be used for
 * @param groups berufskundliche Gruppen, four digits each
 * @param levels of qualification: 1 helper, 2 skilled, 3 specialist, 4 expert
 * @param academic whether it needs a degree
 * @param informationLevel the BA's {@code ebene}: 1, 2, 3 or -
 * @param active whether offers may use it (rule 164)
 * @param artist whether it is for artists only
 * @param name its neutral name, in German
 * @param words other names under which people look for it
 */
public record Occupation(
        String id,
        String code,
        Kind kind,
        Set<String> groups,
        Set<Integer> levels,
        boolean academic,
        String informationLevel,
        boolean active,
        boolean artist,
        String name,
        List<String> words) {

    /** The BA's {@code typ}. */
    public enum Kind {
        /** {@code t}: for jobs. */
        ACTIVITY,
        /** {@code a}: for apprenticeships, and for trainings that are asked for. */
        TRAINING
    }

    /** The group of the helpers' occupations; the BA's own criterion is not known (docs/hr-ba-xml.md#occupations). */
    private static final String HELPERS = "7910";

    public Occupation {
        Objects.requireNonNull(kind, "kind");
        groups = Set.copyOf(groups);
        levels = Set.copyOf(levels);
        words = List.copyOf(words);
    }

    public boolean isHelper() {
        return groups.contains(HELPERS);
    }
}
