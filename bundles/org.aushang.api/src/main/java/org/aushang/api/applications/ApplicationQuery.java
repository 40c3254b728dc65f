package org.aushang.api.applications;

import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.jspecify.annotations.Nullable;

/** Which applications are asked for; without any condition all, the latest first. Immutable; grows by conditions. */
public final class ApplicationQuery {

    /** The largest part that can be asked for. */
    public static final int MAX_LIMIT = 200;

    private final Set<ApplicationState> states;
    private final @Nullable Set<ChannelId> channels;
    private final @Nullable PublicationRef publication;
    private final @Nullable String after;
    private final int limit;

    private ApplicationQuery(Builder builder) {
        states = builder.states;
        channels = builder.channels;
        publication = builder.publication;
        after = builder.after;
        limit = builder.limit;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Empty: all. */
    public Set<ApplicationState> states() {
        return states;
    }

    /** No set: of all channels and those that are unassigned. */
    public Optional<Set<ChannelId>> channels() {
        return Optional.ofNullable(channels);
    }

    /** Empty: of all. */
    public Optional<PublicationRef> publication() {
        return Optional.ofNullable(publication);
    }

    public Optional<String> after() {
        return Optional.ofNullable(after);
    }

    public int limit() {
        return limit;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private Set<ApplicationState> states = Set.of();
        private @Nullable Set<ChannelId> channels;
        private @Nullable PublicationRef publication;
        private @Nullable String after;
        private int limit = 50;

        private Builder() {}

        /** Only in one of these states; empty: in any. */
        public Builder states(Set<ApplicationState> states) {
            this.states = Set.copyOf(states);
            return this;
        }

        /** Only of these channels; those that are unassigned belong to none. */
        public Builder channels(Set<ChannelId> channels) {
            this.channels = Set.copyOf(channels);
            return this;
        }

        /** Only of this one; null: of all. */
        public Builder publication(@Nullable PublicationRef publication) {
            this.publication = publication;
            return this;
        }

        /** The part that follows {@link org.aushang.api.host.Slice#next()}; null: the first. */
        public Builder after(@Nullable String after) {
            this.after = after;
            return this;
        }

        /**
         * How many at most; 50 unless set.
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

        public ApplicationQuery build() {
            return new ApplicationQuery(this);
        }
    }
}
