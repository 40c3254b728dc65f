package org.aushang.simulator.arbeitsagentur.internal.validation;

/**
 * One error message of a report.
 *
 * @param rule without the generation's prefix, for instance {@code JCValid_033}
 * @param reference the posting's number; empty if it is about the whole file
 * @param text German, names the element and repeats the values sent (docs/hr-ba-xml.md#reports)
 */
public record Message(String rule, String reference, String text) {}
