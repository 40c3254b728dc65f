package org.aushang.api.model;

/**
 * Identifies a job in the host: {@link JobPosting#identifier()}.
 *
 * @param value 1 to {@value JobPosting#LONGEST_IDENTIFIER} characters, not blank, no control characters
 */
public record JobId(String value) {

    /** @throws IllegalArgumentException if the value has another form */
    public JobId {
        if (value.isBlank()
                || value.length() > JobPosting.LONGEST_IDENTIFIER
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a job id has 1 to " + JobPosting.LONGEST_IDENTIFIER
                    + " characters, no control characters: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
