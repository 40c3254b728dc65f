package org.aushang.api.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields that a channel reads, in the order of a form. Hosts that draw forms get it as JSON Schema
 * from the core.
 *
 * @param fields in order, each name once
 */
public record Schema(List<Field> fields) {

    /**
     * Begins the name of a setting that is a note of the host or the console, for instance how far the set-up is; connectors ignore
     * it.
     *
     * @since 1.1
     */
    public static final String NOTE = "x-";

    /** Nothing to ask. */
    public static final Schema EMPTY = new Schema(List.of());

    /** Which of a channel's three schemas. */
    public enum Part {
        /** Who we are to the board, and how the channel behaves. */
        ACCOUNT,
        /** What proves it. */
        CREDENTIALS,
        /** What the board wants to know of each posting beyond schema.org's words. */
        POSTING
    }

    /** @throws IllegalArgumentException if a name comes twice */
    public Schema {
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("two fields are called " + field.name());
            }
        }
    }
}
