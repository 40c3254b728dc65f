package org.aushang.api.applications;

import java.util.Objects;

/**
 * A candidate's answer to one of the host's questions.
 *
 * @param field the name of the question's field in the host's schema
 * @param value as it was typed or chosen; may be empty
 */
public record Answer(String field, String value) {

    public Answer {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(value, "value");
    }

    /** Without the value, which is personal. */
    @Override
    public String toString() {
        return "Answer[" + field + "]";
    }
}
