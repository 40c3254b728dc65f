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

    /** Modest values for a board that says nothing. */
    public static final Limits DEFAULT = builder().build();

    private final int batchSize;
    private final @Nullable Rate rate;
    private final Duration firstLook;
    private final Duration lookAgain;
    private final Duration overdue;
    private final Duration patience;

    /**
     * So many orders and no more in any stretch of time this long.
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
        firstLook = builder.firstLook;
        lookAgain = builder.lookAgain;
        overdue = builder.overdue;
        patience = builder.patience;
    }

    /** Starts from {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Orders in one submission, at least 1. */
    public int batchSize() {
        return batchSize;
    }

    /** How many orders a channel hands over in a stretch of time at most, repetitions included; empty: as many as it has. */
    public Optional<Rate> rate() {
        return Optional.ofNullable(rate);
    }

    /** How long after a handover it is worth asking for verdicts. */
    public Duration firstLook() {
        return firstLook;
    }

    /** The shortest pause between two such questions; it grows with each. */
    public Duration lookAgain() {
        return lookAgain;
    }

    /** Time without a verdict after which a finding is raised. */
    public Duration overdue() {
        return overdue;
    }

    /** How long a submission of unknown fate is looked for before it is sent again. */
    public Duration patience() {
        return patience;
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
        private Duration firstLook = Duration.ofMinutes(1);
        private Duration lookAgain = Duration.ofMinutes(1);
        private Duration overdue = Duration.ofHours(24);
        private Duration patience = Duration.ofMinutes(30);

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
        public Builder firstLook(Duration firstLook) {
            this.firstLook = positive("firstLook", firstLook);
            return this;
        }

        /** @throws IllegalArgumentException if not positive */
        public Builder lookAgain(Duration lookAgain) {
            this.lookAgain = positive("lookAgain", lookAgain);
            return this;
        }

        /** @throws IllegalArgumentException if not positive */
        public Builder overdue(Duration overdue) {
            this.overdue = positive("overdue", overdue);
            return this;
        }

        /** @throws IllegalArgumentException if not positive */
        public Builder patience(Duration patience) {
            this.patience = positive("patience", patience);
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
                && firstLook.equals(that.firstLook)
                && lookAgain.equals(that.lookAgain)
                && overdue.equals(that.overdue)
                && patience.equals(that.patience);
    }

    @Override
    public int hashCode() {
        return Objects.hash(batchSize, rate, firstLook, lookAgain, overdue, patience);
    }

    @Override
    public String toString() {
        return "Limits[" + batchSize + " a submission, rate " + rate + ", first look after " + firstLook
                + ", again after " + lookAgain + ", overdue after " + overdue + ", patience " + patience + "]";
    }
}
