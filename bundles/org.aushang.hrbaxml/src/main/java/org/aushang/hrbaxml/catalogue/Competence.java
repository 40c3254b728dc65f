package org.aushang.hrbaxml.catalogue;

import java.util.List;

/**
 * One entry of the Kompetenzkatalog (docs/hr-ba-xml.md#competences).
 *
 * @param id what {@code SkillName}, {@code LanguageName} and their like take
 * @param section the section of the catalogue without blanks, {@code K0705}; empty if it stands in none
 * @param artist whether it is for artists only
 * @param name in German
 * @param words other names under which people look for it
 */
public record Competence(String id, String section, boolean artist, String name, List<String> words) {

    /** What it may be used as. */
    public enum Use {
        SKILL,
        LANGUAGE,
        LICENCE,
        DRIVING_LICENCE,
        NONE
    }

    public Competence {
        words = List.copyOf(words);
    }

    /** By its section: K11 languages, K1400 driving licences, the rest of K14 licences, K00 to K10 and K13 skills. */
    public Use use() {
        if (section.startsWith("K1400")) {
            return Use.DRIVING_LICENCE;
        }
        if (section.startsWith("K14")) {
            return Use.LICENCE;
        }
        if (section.startsWith("K11")) {
            return Use.LANGUAGE;
        }
        return section.matches("K(0\\d|10|13).*") ? Use.SKILL : Use.NONE;
    }
}
