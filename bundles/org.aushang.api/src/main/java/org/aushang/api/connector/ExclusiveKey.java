package org.aushang.api.connector;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Serializes submissions: all channels with the same key get strictly rising send times in full seconds, across nodes and
 * restarts. Immutable; grows by factories and accessors.
 */
public final class ExclusiveKey {

    private final String key;
    private final ZoneId clock;
    private final Duration interval;

    private ExclusiveKey(String key, ZoneId clock, Duration interval) {
        this.key = key;
        this.clock = Objects.requireNonNull(clock, "clock");
        this.interval = interval;
        if (key.isBlank() || interval.isNegative()) {
            throw new IllegalArgumentException("a key and an interval that is not negative: " + key + ", " + interval);
        }
    }

    /**
     * @param key for instance {@code arbeitsagentur:V999999900}
     * @param clock the zone of the board's own clock, in which send times are given
     * @param interval the least time between two submissions under this key, not negative
     * @throws IllegalArgumentException if the key is blank or the interval negative
     */
    public static ExclusiveKey of(String key, ZoneId clock, Duration interval) {
        return new ExclusiveKey(key, clock, interval);
    }

    public String key() {
        return key;
    }

    public ZoneId clock() {
        return clock;
    }

    /** The least time between two submissions. */
    public Duration interval() {
        return interval;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExclusiveKey that
                && key.equals(that.key)
                && clock.equals(that.clock)
                && interval.equals(that.interval);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, clock, interval);
    }

    @Override
    public String toString() {
        return key + " on the clock of " + clock + ", every " + interval;
    }
}
