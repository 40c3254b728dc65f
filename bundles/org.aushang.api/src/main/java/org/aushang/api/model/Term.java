package org.aushang.api.model;

import java.util.Objects;

/**
 * One entry of a list that a board gives: a reason, a choice, an occupation.
 *
 * @param code as the board knows it, never blank
 * @param label as a person knows it
 */
public record Term(String code, LocalizedText label) {

    public Term {
        Objects.requireNonNull(label, "label");
        if (code.isBlank()) {
            throw new IllegalArgumentException("a term has a code");
        }
    }
}
