package org.aushang.api.host;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a channel transmits nothing at present. Immutable; grows by accessors. */
public final class Hold {

    /** The reason. Constants may be added. */
    public enum Reason {
        /** A person paused the channel: {@link ChannelAdministration#pause}. */
        PAUSED,
        /** A mass change waits for approval: {@link ChannelAdministration#pendingMassChange}. */
        MASS_CHANGE,
        /** The board refuses the account; {@link ChannelAdministration#resume} or a changed configuration ends it. */
        ACCOUNT_REFUSED,
        /** The configured quiet hours. */
        QUIET_HOURS,
        /** The board's rate limit is used up. */
        RATE_LIMIT,
        /** The channel is being removed: {@link ChannelAdministration#remove}. */
        REMOVAL
    }

    private final Reason reason;
    private final @Nullable Instant since;
    private final @Nullable Instant until;

    private Hold(Reason reason, @Nullable Instant since, @Nullable Instant until) {
        this.reason = Objects.requireNonNull(reason, "reason");
        this.since = since;
        this.until = until;
    }

    /**
     * @param since null: not known
     * @param until null: it does not end by itself
     */
    public static Hold of(Reason reason, @Nullable Instant since, @Nullable Instant until) {
        return new Hold(reason, since, until);
    }

    public Reason reason() {
        return reason;
    }

    /** When it began, as far as it is known. */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** When it ends by itself; empty if a person has to act. */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    @Override
    public String toString() {
        return reason + (since == null ? "" : " since " + since) + (until == null ? "" : " until " + until);
    }
}
