package org.aushang.dispatch.internal.model;

import java.time.Duration;

/** Exponential back-off with jitter: pure functions of the number of attempts. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_LOOK = Duration.ofHours(1);

    private Backoff() {}

    /**
     * Doubles from 5 seconds to 15 minutes, plus up to a fifth.
     *
     * @param attempts so far, at least 1
     * @param jitter 0 to 1, so that many channels do not come back at once
     */
    public static Duration afterDeferral(int attempts, double jitter) {
        Duration pause = attempts > 8 ? LONGEST : FIRST.multipliedBy(1L << (attempts - 1));
        Duration capped = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        return capped.plusMillis((long) (capped.toMillis() * 0.2 * jitter));
    }

    /** Grows by half of the first pause with each look, up to an hour. */
    public static Duration beforeNextPoll(int polls, Duration lookAgain) {
        Duration pause = lookAgain.plus(lookAgain.multipliedBy(polls).dividedBy(2));
        Duration longest = lookAgain.compareTo(LONGEST_LOOK) > 0 ? lookAgain : LONGEST_LOOK;
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
