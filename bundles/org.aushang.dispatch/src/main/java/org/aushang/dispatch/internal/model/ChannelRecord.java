package org.aushang.dispatch.internal.model;

import java.time.Instant;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of channels.
 *
 * @param board its kind; empty if its connector was never there
 * @param pausedAt when a person paused it; null if it is not paused
 * @param removal what a person decided about what is online; later: nothing
 * @param hold what made it stand still when it was last worked
 * @param holdSince when that began; null if nothing does
 * @param holdUntil when it ends by itself; null if it does not
 */
public record ChannelRecord(
        String id,
        String board,
        @Nullable Instant pausedAt,
        Removal removal,
        Hold hold,
        @Nullable Instant holdSince,
        @Nullable Instant holdUntil) {

    /** Why nothing is sent. */
    public enum Hold {
        NONE,
        /** A person paused it. */
        PAUSED,
        /** A mass change waits for approval. */
        MASS_CHANGE,
        /** The board refuses the account; a person has to act, and say so. */
        ACCOUNT_REFUSED,
        /** Configured quiet hours. */
        QUIET_HOURS,
        /** The board's rate limit is used up. */
        RATE_LIMIT
    }

    public boolean paused() {
        return pausedAt != null;
    }

    /** Of a channel without a row. */
    public static ChannelRecord unknown(String id) {
        return new ChannelRecord(id, "", null, Removal.LATER, Hold.NONE, null, null);
    }
}
