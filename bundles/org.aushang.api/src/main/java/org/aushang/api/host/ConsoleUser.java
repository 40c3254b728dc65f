package org.aushang.api.host;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * A person in the web console. Immutable; grows by accessors, built through {@link #builder}.
 *
 * @since 1.1
 */
public final class ConsoleUser {

    /** What a person may do; each includes those after it. Constants may be added. */
    public enum Role {
        /** Sets up, changes and removes channels. */
        ADMIN,
        /** Sends postings again, and changes them. */
        RECRUITER,
        /** Sees everything of the user's channels and changes nothing. */
        VIEWER
    }

    private final String name;
    private final Role role;
    private final @Nullable Set<ChannelId> channels;

    private ConsoleUser(Builder builder) {
        name = builder.name;
        role = builder.role;
        channels = builder.channels;
    }

    /** @param name for the page and the log: a login, or whatever the host knows the person by */
    public static Builder builder(String name, Role role) {
        return new Builder(name, role);
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    /** Whether the user may do what this role may. */
    public boolean is(Role least) {
        return role.compareTo(least) <= 0;
    }

    /** Whether the user may see this channel; what a user may not see does not exist for the user. */
    public boolean sees(ChannelId channel) {
        return channels == null || channels.contains(channel);
    }

    /** The only channels that the user may see, and create; empty: all. */
    public Optional<Set<ChannelId>> channels() {
        return Optional.ofNullable(channels);
    }

    @Override
    public String toString() {
        return name + " (" + role + ")";
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final Role role;
        private @Nullable Set<ChannelId> channels;

        private Builder(String name, Role role) {
            this.name = Objects.requireNonNull(name, "name");
            this.role = Objects.requireNonNull(role, "role");
        }

        /** Only these; null: all. */
        public Builder channels(@Nullable Set<ChannelId> channels) {
            this.channels = channels == null ? null : Set.copyOf(channels);
            return this;
        }

        public ConsoleUser build() {
            return new ConsoleUser(this);
        }
    }
}
