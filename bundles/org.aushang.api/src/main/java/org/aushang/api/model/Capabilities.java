package org.aushang.api.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a board can do and what it asks for, as data: the core acts on it, and hosts may show it. What a
 * connector says nothing about has the value that promises least.
 *
 * <p>Immutable and safe for all threads. Grows by accessors; built only through {@link #builder()}.
 */
public final class Capabilities {

    /** What a channel has that says nothing else. */
    public static final Capabilities DEFAULT = builder().build();

    /** Who opens the connection. */
    public enum Delivery {
        /** We send to the board. */
        SENT,
        /** The board fetches from us; delivering a submission sends nothing. */
        FETCHED
    }

    /** When the board says what it decided. */
    public enum Answer {
        /** With the handover; nothing is asked later. */
        AT_ONCE,
        /** Some time after the handover, when asked. */
        LATER,
        /** Never: a publication stays {@code SUBMITTED} and is never shown as online. */
        NEVER
    }

    /** Whether the board takes an id again. */
    public enum IdReuse {
        /** A withdrawn posting comes back under a new id. */
        NEVER,
        /** A withdrawn posting comes back under the id that it had. */
        AFTER_WITHDRAWAL
    }

    private final Delivery delivery;
    private final Answer answer;
    private final IdReuse idReuse;
    private final boolean update;
    private final boolean updatesCost;
    private final boolean withdraw;
    private final List<Term> withdrawalReasons;
    private final String changeReason;
    private final @Nullable Duration longestShown;
    private final Duration coolDown;
    private final int embargoWorkingDays;

    private Capabilities(Builder builder) {
        delivery = builder.delivery;
        answer = builder.answer;
        idReuse = builder.idReuse;
        update = builder.update;
        updatesCost = builder.updatesCost;
        withdraw = builder.withdraw;
        withdrawalReasons = builder.withdrawalReasons;
        changeReason = builder.changeReason;
        longestShown = builder.longestShown;
        coolDown = builder.coolDown;
        embargoWorkingDays = builder.embargoWorkingDays;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Delivery delivery() {
        return delivery;
    }

    public Answer answer() {
        return answer;
    }

    public IdReuse idReuse() {
        return idReuse;
    }

    /** Whether a posting that is online can be changed in place; otherwise a change is a withdrawal and a new posting. */
    public boolean canUpdate() {
        return update;
    }

    /** Whether each change costs money or credits; hosts ask before they cause one, the core does not. */
    public boolean updatesCost() {
        return updatesCost;
    }

    /** Whether a posting can be taken off the board by us; otherwise it stays until its own end. */
    public boolean canWithdraw() {
        return withdraw;
    }

    /** The reasons of which the board wants one with each withdrawal, the usual one first; empty: it wants none. */
    public List<Term> withdrawalReasons() {
        return withdrawalReasons;
    }

    /**
     * The code of the reason for a withdrawal that is the first half of a change, where {@link #canUpdate()} is false; empty: the
     * usual one.
     *
     * @since 1.1
     */
    public String changeReason() {
        return changeReason;
    }

    /** How long the board shows a posting at most, counted from its acceptance; empty: as long as the posting says. */
    public Optional<Duration> longestShown() {
        return Optional.ofNullable(longestShown);
    }

    /** How long after its end a job must wait before the board takes it again; zero: not at all. */
    public Duration coolDown() {
        return coolDown;
    }

    /**
     * On how many working days a posting may be on no other board after this one took it; 0: no embargo. A fact for the
     * host's planning: the core does not hold other channels back.
     */
    public int embargoWorkingDays() {
        return embargoWorkingDays;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private Delivery delivery = Delivery.SENT;
        private String changeReason = "";
        private Answer answer = Answer.LATER;
        private IdReuse idReuse = IdReuse.NEVER;
        private boolean update = true;
        private boolean updatesCost;
        private boolean withdraw = true;
        private List<Term> withdrawalReasons = List.of();
        private @Nullable Duration longestShown;
        private Duration coolDown = Duration.ZERO;
        private int embargoWorkingDays;

        private Builder() {}

        public Builder delivery(Delivery delivery) {
            this.delivery = Objects.requireNonNull(delivery, "delivery");
            return this;
        }

        public Builder answer(Answer answer) {
            this.answer = Objects.requireNonNull(answer, "answer");
            return this;
        }

        public Builder idReuse(IdReuse idReuse) {
            this.idReuse = Objects.requireNonNull(idReuse, "idReuse");
            return this;
        }

        public Builder canUpdate(boolean update) {
            this.update = update;
            return this;
        }

        public Builder updatesCost(boolean updatesCost) {
            this.updatesCost = updatesCost;
            return this;
        }

        public Builder canWithdraw(boolean withdraw) {
            this.withdraw = withdraw;
            return this;
        }

        public Builder withdrawalReasons(List<Term> withdrawalReasons) {
            this.withdrawalReasons = List.copyOf(withdrawalReasons);
            return this;
        }

        /**
         * @param changeReason one of the withdrawal reasons' codes; empty: the usual one
         * @since 1.1
         */
        public Builder changeReason(String changeReason) {
            this.changeReason = Objects.requireNonNull(changeReason, "changeReason");
            return this;
        }

        /** @throws IllegalArgumentException if not positive */
        public Builder longestShown(@Nullable Duration longestShown) {
            if (longestShown != null && (longestShown.isZero() || longestShown.isNegative())) {
                throw new IllegalArgumentException("longestShown must be positive: " + longestShown);
            }
            this.longestShown = longestShown;
            return this;
        }

        /** @throws IllegalArgumentException if negative */
        public Builder coolDown(Duration coolDown) {
            if (coolDown.isNegative()) {
                throw new IllegalArgumentException("coolDown must not be negative: " + coolDown);
            }
            this.coolDown = coolDown;
            return this;
        }

        /** @throws IllegalArgumentException if negative */
        public Builder embargoWorkingDays(int embargoWorkingDays) {
            if (embargoWorkingDays < 0) {
                throw new IllegalArgumentException("embargoWorkingDays must not be negative: " + embargoWorkingDays);
            }
            this.embargoWorkingDays = embargoWorkingDays;
            return this;
        }

        public Capabilities build() {
            return new Capabilities(this);
        }
    }
}
