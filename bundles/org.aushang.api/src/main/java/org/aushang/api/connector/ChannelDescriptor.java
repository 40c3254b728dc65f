package org.aushang.api.connector;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Schema;
import org.jspecify.annotations.Nullable;

/** Describes a channel: its board, capabilities, limits, schemas and present condition. Immutable; grows by accessors. */
public final class ChannelDescriptor {

    private final ChannelId channel;
    private final String board;
    private final Condition condition;
    private final Capabilities capabilities;
    private final Limits limits;
    private final @Nullable ExclusiveKey exclusiveKey;
    private final Map<Schema.Part, Schema> schemas;
    private final SortedMap<String, String> diagnostics;
    private final @Nullable Instant credentialsUntil;

    private ChannelDescriptor(Builder builder) {
        channel = builder.channel;
        board = builder.board;
        condition = builder.condition;
        capabilities = builder.capabilities;
        limits = builder.limits;
        exclusiveKey = builder.exclusiveKey;
        schemas = Map.copyOf(builder.schemas);
        diagnostics = Collections.unmodifiableSortedMap(new TreeMap<>(builder.diagnostics));
        credentialsUntil = builder.credentialsUntil;
    }

    /**
     * @param channel the value of {@link JobBoards#CHANNEL_ID}
     * @param board the kind of board, lower case, for instance {@code arbeitsagentur}
     */
    public static Builder builder(ChannelId channel, String board) {
        return new Builder(channel, board);
    }

    public ChannelId channel() {
        return channel;
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

    /** Serializes the submissions of channels with the same key; empty: they are independent. */
    public Optional<ExclusiveKey> exclusiveKey() {
        return Optional.ofNullable(exclusiveKey);
    }

    /** The fields that the channel asks for; empty where it asks for none. */
    public Schema schema(Schema.Part part) {
        return schemas.getOrDefault(part, Schema.EMPTY);
    }

    /** Details for operators, without secrets: names in English, lower case, sorted. */
    public SortedMap<String, String> diagnostics() {
        return diagnostics;
    }

    /**
     * When the last of the credentials that can be used expires; empty: the channel has none, or they do not expire.
     *
     * @since 1.1
     */
    public Optional<Instant> credentialsUntil() {
        return Optional.ofNullable(credentialsUntil);
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final ChannelId channel;
        private final String board;
        private Condition condition = Condition.READY;
        private Capabilities capabilities = Capabilities.DEFAULT;
        private Limits limits = Limits.DEFAULT;
        private @Nullable ExclusiveKey exclusiveKey;
        private final Map<Schema.Part, Schema> schemas = new EnumMap<>(Schema.Part.class);
        private final TreeMap<String, String> diagnostics = new TreeMap<>();
        private @Nullable Instant credentialsUntil;

        private Builder(ChannelId channel, String board) {
            this.channel = Objects.requireNonNull(channel, "channel");
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

        /** One line for operators. */
        public Builder diagnostic(String name, String value) {
            diagnostics.put(name, value);
            return this;
        }

        /**
         * When the last of the credentials that can be used expires; null: there is none, or it does not expire.
         *
         * @since 1.1
         */
        public Builder credentialsUntil(@Nullable Instant credentialsUntil) {
            this.credentialsUntil = credentialsUntil;
            return this;
        }

        public ChannelDescriptor build() {
            return new ChannelDescriptor(this);
        }
    }
}
