package org.aushang.api.connector;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits that a board sets for size and frequency of submissions; the core obeys them. Immutable and safe for all threads; grows by
 * accessors; built only through {@link #builder()}.
 */
public final class Limits {

    /** Modest values, for a board that states none. */
    public static final Limits DEFAULT = builder().build();

    private final int batchSize;
    private final @Nullable Rate rate;
    private final Duration firstPollAfter;
    private final Duration pollInterval;
    private final Duration verdictTimeout;
    private final Duration resendAfter;

    /**
     * A rate limit: so many orders within any period of this length.
     *
     * @param orders at least 1
     * @param within positive
     */
    public record Rate(int orders, Duration within) {

        /** @throws IllegalArgumentException if there are no orders or no time */
        public Rate {
            if (orders < 1) {
                throw new IllegalArgumentException("a rate has at least 1 order: " + orders);
            }
            positive("within", within);
        }
    }

    private Limits(Builder builder) {
        batchSize = builder.batchSize;
        rate = builder.rate;
        firstPollAfter = builder.firstPollAfter;
        pollInterval = builder.pollInterval;
        verdictTimeout = builder.verdictTimeout;
        resendAfter = builder.resendAfter;
    }

    /** Starts from {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Orders in one submission, at least 1. */
    public int batchSize() {
        return batchSize;
    }

    /** How many orders a channel submits within a period at most, repetitions included; empty: no limit. */
    public Optional<Rate> rate() {
        return Optional.ofNullable(rate);
    }

    /** How long after a submission the board is first asked for verdicts. */
    public Duration firstPollAfter() {
        return firstPollAfter;
    }

    /** The shortest interval between two polls; it grows with each. */
    public Duration pollInterval() {
        return pollInterval;
    }

    /** Time without a verdict after which a finding is raised. */
    public Duration verdictTimeout() {
        return verdictTimeout;
    }

    /** How long a submission in doubt is traced before it is sent again. */
    public Duration resendAfter() {
        return resendAfter;
    }

    private static Duration positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be positive: " + duration);
        }
        return duration;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private int batchSize = 100;
        private @Nullable Rate rate;
        private Duration firstPollAfter = Duration.ofMinutes(1);
        private Duration pollInterval = Duration.ofMinutes(1);
        private Duration verdictTimeout = Duration.ofHours(24);
        private Duration resendAfter = Duration.ofMinutes(30);

        private Builder() {}

        /** @throws IllegalArgumentException if below 1 */
        public Builder batchSize(int batchSize) {
            if (batchSize < 1) {
                throw new IllegalArgumentException("batchSize must be at least 1: " + batchSize);
            }
            this.batchSize = batchSize;
            return this;
        }

        public Builder rate(@Nullable Rate rate) {
            this.rate = rate;
            return this;
        }

        /** @throws IllegalArgumentException if not positive */
        public Builder firstPollAfter(Duration firstPollAfter) {
            this.firstPollAfter = positive("firstPollAfter", firstPollAfter);
            return this;
        }

        /** @throws IllegalArgumentException if not positive */
        public Builder pollInterval(Duration pollInterval) {
            this.pollInterval = positive("pollInterval", pollInterval);
            return this;
        }

        /** @throws IllegalArgumentException if not positive */
        public Builder verdictTimeout(Duration verdictTimeout) {
            this.verdictTimeout = positive("verdictTimeout", verdictTimeout);
            return this;
        }

        /** @throws IllegalArgumentException if not positive */
        public Builder resendAfter(Duration resendAfter) {
            this.resendAfter = positive("resendAfter", resendAfter);
            return this;
        }

        public Limits build() {
            return new Limits(this);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits that
                && batchSize == that.batchSize
                && Objects.equals(rate, that.rate)
                && firstPollAfter.equals(that.firstPollAfter)
                && pollInterval.equals(that.pollInterval)
                && verdictTimeout.equals(that.verdictTimeout)
                && resendAfter.equals(that.resendAfter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(batchSize, rate, firstPollAfter, pollInterval, verdictTimeout, resendAfter);
    }

    @Override
    public String toString() {
        return "Limits[" + batchSize + " a submission, rate " + rate + ", first poll after " + firstPollAfter
                + ", poll every " + pollInterval + ", verdict timeout " + verdictTimeout + ", resend after "
                + resendAfter + "]";
    }
}
