package org.aushang.api.applications;

/**
 * Identifies an application for ever. The same mail or the same sent form has the same id, however often it arrives.
 *
 * @param value 32 hexadecimal digits in lower case
 */
public record ApplicationId(String value) {

    private static final String FORM = "[0-9a-f]{32}";

    /** @throws IllegalArgumentException if the value has another form */
    public ApplicationId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("an application id has 32 hexadecimal digits: '" + value + "'");
        }
    }

    /** Whether a text can be an id; for input that must not throw. */
    public static boolean isValid(String text) {
        return text.matches(FORM);
    }

    /** What a candidate is told: the first ten digits. */
    public String reference() {
        return value.substring(0, 10);
    }

    @Override
    public String toString() {
        return value;
    }
}
