package org.aushang.api.model;

import java.util.Optional;

/**
 * Refers to a secret of the encrypted store.
 *
 * @param name 1 to 100 letters, digits, dots, hyphens and underscores
 */
public record SecretRef(String name) implements Comparable<SecretRef> {

    private static final String PREFIX = "store:";

    /** @throws IllegalArgumentException if the name has another form */
    public SecretRef {
        if (!name.matches("[A-Za-z0-9_.-]{1,100}")) {
            // Not repeated: it may be a secret in the wrong place.
            throw new IllegalArgumentException(
                    "a secret's name has 1 to 100 letters, digits, dots, hyphens and underscores");
        }
    }

    /** Reads a configuration value; empty if it is no reference. */
    public static Optional<SecretRef> parse(String value) {
        String name = value.startsWith(PREFIX) ? value.substring(PREFIX.length()) : "";
        return name.matches("[A-Za-z0-9_.-]{1,100}") ? Optional.of(new SecretRef(name)) : Optional.empty();
    }

    /** What a configuration has in place of the secret: {@code store:} and the name. */
    public String reference() {
        return PREFIX + name;
    }

    /** By name, as {@link String} orders it. */
    @Override
    public int compareTo(SecretRef other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return reference();
    }
}
