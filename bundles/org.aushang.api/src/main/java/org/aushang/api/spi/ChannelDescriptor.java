package org.aushang.api.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a channel is and how it is now. Immutable; grows by accessors. */
public final class ChannelDescriptor {

    private final String channelId;
    private final String board;
    private final Condition condition;
    private final Limits limits;
    private final @Nullable ExclusiveKey exclusiveKey;
    private final boolean update;

    private ChannelDescriptor(Builder builder) {
        channelId = builder.channelId;
        board = builder.board;
        condition = builder.condition;
        limits = builder.limits;
        exclusiveKey = builder.exclusiveKey;
        update = builder.update;
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

    public Limits limits() {
        return limits;
    }

    /** What this channel shares with others when it speaks; empty: it may speak whenever it likes. */
    public Optional<ExclusiveKey> exclusiveKey() {
        return Optional.ofNullable(exclusiveKey);
    }

    /** Whether a posting that is online can be changed in place; otherwise a change is a withdrawal and a new generation. */
    public boolean canUpdate() {
        return update;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final String channelId;
        private final String board;
        private Condition condition = Condition.READY;
        private Limits limits = Limits.DEFAULT;
        private @Nullable ExclusiveKey exclusiveKey;
        private boolean update = true;

        private Builder(String channelId, String board) {
            this.channelId = Objects.requireNonNull(channelId, "channelId");
            this.board = Objects.requireNonNull(board, "board");
        }

        public Builder condition(Condition condition) {
            this.condition = Objects.requireNonNull(condition, "condition");
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

        public Builder canUpdate(boolean update) {
            this.update = update;
            return this;
        }

        public ChannelDescriptor build() {
            return new ChannelDescriptor(this);
        }
    }
}
