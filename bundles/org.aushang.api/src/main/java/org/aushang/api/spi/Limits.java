package org.aushang.api.spi;

import java.time.Duration;

/**
 * How much and how often a board wants to hear of us. The core keeps to it.
 *
 * @param batchSize orders in one submission, at least 1
 * @param firstLook how long after a handover it is worth asking for verdicts
 * @param lookAgain the shortest pause between two such questions; it grows with each
 * @param overdue after which time without a verdict somebody is told
 * @param patience how long a submission of unknown fate is looked for before it is sent again
 */
public record Limits(int batchSize, Duration firstLook, Duration lookAgain, Duration overdue, Duration patience) {

    /** Modest values for a board that says nothing. */
    public static final Limits DEFAULT =
            new Limits(100, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofMinutes(30));

    /** @throws IllegalArgumentException if the batch size is below 1 or a duration is not positive */
    public Limits {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1: " + batchSize);
        }
        positive("firstLook", firstLook);
        positive("lookAgain", lookAgain);
        positive("overdue", overdue);
        positive("patience", patience);
    }

    private static void positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be positive: " + duration);
        }
    }
}
