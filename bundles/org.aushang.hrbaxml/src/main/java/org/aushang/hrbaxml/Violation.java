package org.aushang.hrbaxml;

/**
 * One violation of the schema in a file.
 *
 * @param reference the reference number of the record; empty outside a record
 * @param path the element, from the record down, for instance {@code PostDetail/Action}
 * @param value the text that stands there, at most {@value #LONGEST_VALUE} characters; empty if the element holds none
 * @param message the validator's words
 */
public record Violation(String reference, String path, String value, String message) {

    static final int LONGEST_VALUE = 200;

    public Violation {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }
}
