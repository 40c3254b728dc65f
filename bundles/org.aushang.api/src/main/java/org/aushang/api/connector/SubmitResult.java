package org.aushang.api.connector;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The result of one attempt to submit. Immutable; grows by kinds, factories and accessors.
 *
 * <p>Accessors that do not belong to the kind return empty values.
 */
public final class SubmitResult {

    /** What became of the attempt. Constants may be added. */
    public enum Kind {
        /** The board has the submission. That alone decides nothing about any posting. */
        DELIVERED,
        /** Nothing was transmitted. The same submission is attempted again later. */
        DEFERRED,
        /** Bytes were transmitted and no clear answer came: the board may or may not have it. */
        IN_DOUBT,
        /**
         * Nothing was transmitted, because all orders together are too large for the board. The first of them are attempted
         * again at once under the same submission, the others later in another one.
         */
        TOO_LARGE,
        /**
         * The board, or the connector, will never accept it like this. Findings that name a publication stop that one, and
         * the others are attempted again without it; a finding that names none stops all.
         */
        REFUSED
    }

    private final Kind kind;
    private final @Nullable Receipt receipt;
    private final List<Verdict> verdicts;
    private final List<Finding> findings;
    private final int fits;
    private final @Nullable Duration retryAfter;

    private SubmitResult(
            Kind kind,
            @Nullable Receipt receipt,
            List<Verdict> verdicts,
            List<Finding> findings,
            int fits,
            @Nullable Duration retryAfter) {
        this.kind = kind;
        this.receipt = receipt;
        this.verdicts = List.copyOf(verdicts);
        this.findings = List.copyOf(findings);
        this.fits = fits;
        this.retryAfter = retryAfter;
    }

    /** Delivered, with nothing decided yet. */
    public static SubmitResult delivered(Receipt receipt) {
        return delivered(receipt, List.of());
    }

    /** @param verdicts what the board decided at once; publications without one are asked for later */
    public static SubmitResult delivered(Receipt receipt, List<Verdict> verdicts) {
        return new SubmitResult(
                Kind.DELIVERED, Objects.requireNonNull(receipt, "receipt"), verdicts, List.of(), 0, null);
    }

    /** @param why what prevented it, and who can resolve it */
    public static SubmitResult deferred(Finding why) {
        return new SubmitResult(Kind.DEFERRED, null, List.of(), List.of(why), 0, null);
    }

    /** @param why what happened */
    public static SubmitResult inDoubt(Finding why) {
        return new SubmitResult(Kind.IN_DOUBT, null, List.of(), List.of(why), 0, null);
    }

    /**
     * @param fits how many of the first orders are not too many, fewer than there were
     * @throws IllegalArgumentException if it is below 1; a single order that is too large is refused
     */
    public static SubmitResult tooLarge(int fits) {
        if (fits < 1) {
            throw new IllegalArgumentException("at least one order fits");
        }
        return new SubmitResult(Kind.TOO_LARGE, null, List.of(), List.of(), fits, null);
    }

    /** @throws IllegalArgumentException if there is no finding */
    public static SubmitResult refused(List<Finding> findings) {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a refusal says why");
        }
        return new SubmitResult(Kind.REFUSED, null, List.of(), findings, 0, null);
    }

    /**
     * The same deferral, for a board that says when it may be asked again; the next attempt is not before then.
     *
     * @param delay from now; not negative. More than a day counts as a day
     * @throws IllegalStateException if it is not deferred
     * @throws IllegalArgumentException if the delay is negative
     */
    public SubmitResult retryAfter(Duration delay) {
        if (kind != Kind.DEFERRED) {
            throw new IllegalStateException("only a deferred submission is retried, this one is " + kind);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay is not negative: " + delay);
        }
        return new SubmitResult(kind, receipt, verdicts, findings, fits, delay);
    }

    public Kind kind() {
        return kind;
    }

    /** Of {@link Kind#DELIVERED}: by which verdicts are collected later. */
    public Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    /** Of {@link Kind#DELIVERED}: what the board decided at once. */
    public List<Verdict> verdicts() {
        return verdicts;
    }

    /** Why it was deferred, is in doubt (one finding each) or was refused (at least one). */
    public List<Finding> findings() {
        return findings;
    }

    /** Of {@link Kind#TOO_LARGE}: how many of the first orders fit; otherwise 0. */
    public int fits() {
        return fits;
    }

    /** Of {@link Kind#DEFERRED}: when the board may be asked again, if it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SubmitResult that
                && kind == that.kind
                && Objects.equals(receipt, that.receipt)
                && verdicts.equals(that.verdicts)
                && findings.equals(that.findings)
                && fits == that.fits
                && Objects.equals(retryAfter, that.retryAfter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, receipt, verdicts, findings, fits, retryAfter);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case DELIVERED -> kind + " " + receipt + " " + verdicts;
            case TOO_LARGE -> kind + ", " + fits + " fit";
            default -> kind + " " + findings + (retryAfter == null ? "" : ", again after " + retryAfter);
        };
    }
}
