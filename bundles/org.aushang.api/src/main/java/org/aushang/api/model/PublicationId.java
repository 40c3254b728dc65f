package org.aushang.api.model;

import java.util.regex.Pattern;

/**
 * The name under which a board knows one publication. Fixed before the first attempt, never used again, and the same on
 * every attempt, so that a board can tell a repetition.
 *
 * @param value 1 to 18 letters and digits (the shortest room any board leaves us: docs/hr-ba-xml.md#identifiers)
 */
public record PublicationId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,18}");

    /** @throws IllegalArgumentException if the value is not 1 to 18 letters and digits */
    public PublicationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a publication id has 1 to 18 letters and digits: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
