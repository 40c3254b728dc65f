package org.aushang.api.connector;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Schema;
import org.jspecify.annotations.Nullable;

/** What a channel is and how it is now. Immutable; grows by accessors. */
public final class ChannelDescriptor {

    private final String channelId;
    private final String board;
    private final Condition condition;
    private final Capabilities capabilities;
    private final Limits limits;
    private final @Nullable ExclusiveKey exclusiveKey;
    private final Map<Schema.Part, Schema> schemas;
    private final SortedMap<String, String> diagnostics;

    private ChannelDescriptor(Builder builder) {
        channelId = builder.channelId;
        board = builder.board;
        condition = builder.condition;
        capabilities = builder.capabilities;
        limits = builder.limits;
        exclusiveKey = builder.exclusiveKey;
        schemas = Map.copyOf(builder.schemas);
        diagnostics = Collections.unmodifiableSortedMap(new TreeMap<>(builder.diagnostics));
    }

    /**
     * @param channelId the value of {@link JobBoards#CHANNEL_ID}
     * @param board the kind of board, lower case, for instance {@code arbeitsagentur}
     */
    public static Builder builder(String channelId, String board) {
        return new Builder(channelId, board);
    }

    public String channelId() {
        return channelId;
    }

    public String board() {
        return board;
    }

    public Condition condition() {
        return condition;
    }

    public Capabilities capabilities() {
        return capabilities;
    }

    public Limits limits() {
        return limits;
    }

    /** What this channel shares with others when it speaks; empty: it may speak whenever it likes. */
    public Optional<ExclusiveKey> exclusiveKey() {
        return Optional.ofNullable(exclusiveKey);
    }

    /** What the channel wants to be told; empty where it wants nothing. */
    public Schema schema(Schema.Part part) {
        return schemas.getOrDefault(part, Schema.EMPTY);
    }

    /** What an operator may want to read in a hurry, without secrets: names in English, lower case, sorted. */
    public SortedMap<String, String> diagnostics() {
        return diagnostics;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final String channelId;
        private final String board;
        private Condition condition = Condition.READY;
        private Capabilities capabilities = Capabilities.DEFAULT;
        private Limits limits = Limits.DEFAULT;
        private @Nullable ExclusiveKey exclusiveKey;
        private final Map<Schema.Part, Schema> schemas = new EnumMap<>(Schema.Part.class);
        private final TreeMap<String, String> diagnostics = new TreeMap<>();

        private Builder(String channelId, String board) {
            this.channelId = Objects.requireNonNull(channelId, "channelId");
            this.board = Objects.requireNonNull(board, "board");
        }

        public Builder condition(Condition condition) {
            this.condition = Objects.requireNonNull(condition, "condition");
            return this;
        }

        public Builder capabilities(Capabilities capabilities) {
            this.capabilities = Objects.requireNonNull(capabilities, "capabilities");
            return this;
        }

        public Builder limits(Limits limits) {
            this.limits = Objects.requireNonNull(limits, "limits");
            return this;
        }

        public Builder exclusiveKey(@Nullable ExclusiveKey exclusiveKey) {
            this.exclusiveKey = exclusiveKey;
            return this;
        }

        public Builder schema(Schema.Part part, Schema schema) {
            schemas.put(part, schema);
            return this;
        }

        /** One line for the operator. */
        public Builder diagnostic(String name, String value) {
            diagnostics.put(name, value);
            return this;
        }

        public ChannelDescriptor build() {
            return new ChannelDescriptor(this);
        }
    }
}
