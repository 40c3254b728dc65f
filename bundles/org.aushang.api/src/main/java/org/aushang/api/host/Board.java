package org.aushang.api.host;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;

/** An installed board, whether or not it has channels. Immutable; grows by accessors. */
public final class Board {

    private final String id;
    private final LocalizedText name;
    private final Map<Schema.Part, Schema> schemas;

    private Board(String id, LocalizedText name, Map<Schema.Part, Schema> schemas) {
        this.id = Objects.requireNonNull(id, "id");
        this.name = Objects.requireNonNull(name, "name");
        this.schemas = new EnumMap<>(Schema.Part.class);
        this.schemas.putAll(schemas);
    }

    public static Board of(String id, LocalizedText name, Map<Schema.Part, Schema> schemas) {
        return new Board(id, name, schemas);
    }

    /** Lower case, for instance {@code arbeitsagentur}; the same as {@link ChannelStatus#board()}. */
    public String id() {
        return id;
    }

    public LocalizedText name() {
        return name;
    }

    /** The fields that a channel of it asks for; empty where it asks for none. */
    public Schema schema(Schema.Part part) {
        return schemas.getOrDefault(part, Schema.EMPTY);
    }

    @Override
    public String toString() {
        return id;
    }
}
