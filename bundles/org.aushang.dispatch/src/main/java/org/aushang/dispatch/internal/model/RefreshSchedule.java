package org.aushang.dispatch.internal.model;

import java.time.Duration;
import java.time.Instant;
import org.aushang.api.model.PublicationId;

/**
 * When a listing is refreshed: before its end, and spread by publication, so that what was accepted on one day does not end on
 * one day for ever. Pure.
 */
public final class RefreshSchedule {

    /** A refresh uses at most this part of a listing's period, twice: once as distance to the end, once to spread. */
    private static final int PARTS = 4;

    private RefreshSchedule() {}

    /**
     * @param now when the board accepted it
     * @param until the end of the listing
     * @param before how long before the end, for listings that are long enough; positive
     * @return between {@code until - 2 * before} and {@code until - before}; of a short listing in its third quarter; never
     *     before now
     */
    public static Instant refreshAt(PublicationId id, Instant now, Instant until, Duration before) {
        Duration left = Duration.between(now, until);
        if (left.isNegative() || left.isZero()) {
            return until;
        }
        Duration quarter = left.dividedBy(PARTS);
        Duration distance = quarter.compareTo(before) < 0 ? quarter : before;
        long spread = Math.floorMod(spread(id), Math.max(1, distance.toSeconds()));
        return until.minus(distance).minusSeconds(spread);
    }

    /** The same on every node and in every release. */
    private static long spread(PublicationId id) {
        long hash = 1125899906842597L;
        for (int i = 0; i < id.value().length(); i++) {
            hash = 31 * hash + id.value().charAt(i);
        }
        return hash ^ hash >>> 32;
    }
}
