package org.aushang.api.model;

/**
 * Names one submission, the same on every attempt; it stands in every log line about it.
 *
 * @param value 1 to 40 letters, digits and hyphens
 */
public record SubmissionId(String value) {

    /** @throws IllegalArgumentException if the value is not 1 to 40 letters, digits and hyphens */
    public SubmissionId {
        if (!value.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("a submission id has 1 to 40 letters, digits, hyphens: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
