package org.aushang.dispatch.internal.model;

import java.time.Duration;
import java.util.List;

/**
 * Thresholds and quiet hours of all channels.
 *
 * @param massChangePercent percent of the online postings that may be updated or withdrawn without approval
 * @param massChangeMinimum how many may be in any case
 * @param refreshBefore how long before the end of its listing a posting is sent again; positive
 */
public record SendPolicy(
        int massChangePercent, int massChangeMinimum, List<QuietHours> quietHours, Duration refreshBefore) {

    /** The defaults. */
    public static final SendPolicy DEFAULT = new SendPolicy(20, 10, List.of(), Duration.ofDays(7));

    public SendPolicy {
        quietHours = List.copyOf(quietHours);
    }

    /** More updates and withdrawals than this need approval. */
    public int threshold(int online) {
        return (int) Math.max(massChangeMinimum, (long) online * massChangePercent / 100);
    }
}
