package org.aushang.api.host;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobId;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;

/** Which publications are asked for; without any condition all of all channels. Immutable; grows by conditions. */
public final class PublicationQuery {

    /** The largest part that can be asked for. */
    public static final int MAX_LIMIT = 1000;

    private final Set<ChannelId> channels;
    private final @Nullable JobId job;
    private final Set<PublicationState> states;
    private final String text;
    private final String finding;
    private final @Nullable String after;
    private final int limit;

    private PublicationQuery(Builder builder) {
        channels = builder.channels;
        job = builder.job;
        states = builder.states;
        text = builder.text;
        finding = builder.finding;
        after = builder.after;
        limit = builder.limit;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** All publications of one channel, by job id. */
    public static PublicationQuery of(ChannelId channel) {
        return builder().channel(channel).build();
    }

    /** The only channel that is asked for; empty: all, or several. */
    public Optional<ChannelId> channel() {
        return channels.size() == 1 ? Optional.of(channels.iterator().next()) : Optional.empty();
    }

    /**
     * Empty: all.
     *
     * @since 1.1
     */
    public Set<ChannelId> channels() {
        return channels;
    }

    public Optional<JobId> job() {
        return Optional.ofNullable(job);
    }

    /** Empty: all. */
    public Set<PublicationState> states() {
        return states;
    }

    /** Empty: any. */
    public String text() {
        return text;
    }

    /** Empty: any. */
    public String finding() {
        return finding;
    }

    public Optional<String> after() {
        return Optional.ofNullable(after);
    }

    public int limit() {
        return limit;
    }

    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.channels = channels;
        copy.job = job;
        copy.states = states;
        copy.text = text;
        copy.finding = finding;
        copy.after = after;
        copy.limit = limit;
        return copy;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private Set<ChannelId> channels = Set.of();
        private @Nullable JobId job;
        private Set<PublicationState> states = Set.of();
        private String text = "";
        private String finding = "";
        private @Nullable String after;
        private int limit = 100;

        private Builder() {}

        /** Only of this channel; null: of all. */
        public Builder channel(@Nullable ChannelId channel) {
            this.channels = channel == null ? Set.of() : Set.of(channel);
            return this;
        }

        /**
         * Only of these channels, by channel and job id; empty: of all.
         *
         * @since 1.1
         */
        public Builder channels(Set<ChannelId> channels) {
            this.channels = Set.copyOf(channels);
            return this;
        }

        /** Only of this job; null: of all. */
        public Builder job(@Nullable JobId job) {
            this.job = job;
            return this;
        }

        /** Only in one of these states; empty: in any. */
        public Builder states(Set<PublicationState> states) {
            this.states = Set.copyOf(states);
            return this;
        }

        /** Only those whose title, place or job id contains this text, in upper or lower case; empty: any. */
        public Builder text(String text) {
            this.text = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Only those with a finding of this code; empty: any.
         *
         * @since 1.1
         */
        public Builder finding(String finding) {
            this.finding = Objects.requireNonNull(finding, "finding");
            return this;
        }

        /** The part that follows {@link Slice#next()}; null: the first. */
        public Builder after(@Nullable String after) {
            this.after = after;
            return this;
        }

        /**
         * How many at most; 100 unless set.
         *
         * @throws IllegalArgumentException if it is not 1 to {@value #MAX_LIMIT}
         */
        public Builder limit(int limit) {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("a limit is from 1 to " + MAX_LIMIT + ": " + limit);
            }
            this.limit = limit;
            return this;
        }

        public PublicationQuery build() {
            return new PublicationQuery(this);
        }
    }
}
