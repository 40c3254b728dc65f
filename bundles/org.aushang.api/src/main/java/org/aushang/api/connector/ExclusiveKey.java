package org.aushang.api.connector;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Who may speak only once a second: all channels with the same key get strictly rising send times, across nodes and
 * restarts.
 *
 * @param key for instance {@code arbeitsagentur:V999999900}
 * @param clock the board's own clock, by which the send times are told
 * @param distance the least time between two handovers under this key, not negative
 */
public record ExclusiveKey(String key, ZoneId clock, Duration distance) {

    /** @throws IllegalArgumentException if the key is blank or the distance negative */
    public ExclusiveKey {
        Objects.requireNonNull(clock, "clock");
        if (key.isBlank() || distance.isNegative()) {
            throw new IllegalArgumentException("a key and a distance that is not negative: " + key + ", " + distance);
        }
    }
}
