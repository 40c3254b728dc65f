package org.aushang.api.model;

import java.util.regex.Pattern;

/**
 * Identifies a channel: one configured account at one job board. The host chooses it; it is unique in the host and never
 * changes.
 *
 * @param value 1 to 100 letters, digits, dots, hyphens and underscores
 */
public record ChannelId(String value) implements Comparable<ChannelId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** @throws IllegalArgumentException if the value has another form */
    public ChannelId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a channel id has 1 to 100 letters, digits, dots, hyphens and underscores: '" + value + "'");
        }
    }

    /** Whether a text can be a channel id; for input that must not throw. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** By value, as {@link String} orders it. */
    @Override
    public int compareTo(ChannelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
