package org.aushang.api.model;

import java.util.Locale;
import java.util.Objects;

/**
 * One sentence in the two languages of every user of ours.
 *
 * @param german never blank
 * @param english never blank
 */
public record LocalizedText(String german, String english) {

    public LocalizedText {
        if (Objects.requireNonNull(german, "german").isBlank()
                || Objects.requireNonNull(english, "english").isBlank()) {
            throw new IllegalArgumentException("a text needs both languages");
        }
    }

    /** German for every German locale, English for all others. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("de") ? german : english;
    }
}
