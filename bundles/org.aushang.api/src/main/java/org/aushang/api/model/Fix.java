package org.aushang.api.model;

import java.util.List;
import java.util.Objects;

/**
 * A change to a posting that resolves a finding. It is offered to a person and never applied unasked.
 *
 * @param label what it does, for a button
 * @param changes at least one
 */
public record Fix(LocalizedText label, List<Change> changes) {

    /**
     * One part of the posting gets another value.
     *
     * @param target {@code title}, {@code description}, {@code url}, {@code totalJobOpenings}, {@code jobStartDate},
     *     {@code datePosted}, {@code validThrough}, {@code hiringOrganization.name}, {@code hiringOrganization.url},
     *     {@code jobLocation[0]} (which takes it away), {@code jobLocation[0].addressRegion} and so on,
     *     {@code applicationContact.email} and so on, or the name of an extension
     * @param values what it shall have; none takes it away
     */
    public record Change(String target, List<String> values) {

        public Change {
            Objects.requireNonNull(target, "target");
            values = List.copyOf(values);
        }
    }

    /** @throws IllegalArgumentException if nothing changes */
    public Fix {
        Objects.requireNonNull(label, "label");
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a fix changes something");
        }
    }

    /** A fix of one part. */
    public static Fix of(LocalizedText label, String target, String... values) {
        return new Fix(label, List.of(new Change(target, List.of(values))));
    }
}
