package org.aushang.api.host;

import java.util.Objects;

/**
 * A position in the change feed, the same on every node; opaque. A host stores it with what it did with the changes before it.
 *
 * @param value at most 40 characters
 */
public record ChangeToken(String value) {

    /** Before the oldest change that is stored. */
    public static final ChangeToken START = new ChangeToken("0");

    public ChangeToken {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
