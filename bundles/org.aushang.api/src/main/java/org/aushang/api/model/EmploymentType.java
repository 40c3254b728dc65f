package org.aushang.api.model;

/** The values that Google and schema.org agree on for {@code employmentType}. */
public enum EmploymentType {
    FULL_TIME,
    PART_TIME,
    CONTRACTOR,
    /** For a limited time. */
    TEMPORARY,
    INTERN,
    VOLUNTEER,
    PER_DIEM,
    OTHER
}
