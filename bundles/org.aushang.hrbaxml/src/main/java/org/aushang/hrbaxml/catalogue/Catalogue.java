package org.aushang.hrbaxml.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Both catalogues of one delivery.
 *
 * @param occupations by id
 * @param competences by id
 */
public record Catalogue(Map<String, Occupation> occupations, Map<String, Competence> competences) {

    /** Nothing was imported. */
    public static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of());

    public Catalogue {
        occupations = Collections.unmodifiableMap(new LinkedHashMap<>(occupations));
        competences = Collections.unmodifiableMap(new LinkedHashMap<>(competences));
    }

    public Optional<Occupation> occupation(String id) {
        return Optional.ofNullable(occupations.get(id));
    }

    public Optional<Competence> competence(String id) {
        return Optional.ofNullable(competences.get(id));
    }
}
