package org.aushang.api.connector;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.jspecify.annotations.Nullable;

/** Receipt of a delivered submission, which the connector gets back when it is asked for verdicts. Immutable; grows by factories and accessors. */
public final class Receipt {

    /**
     * One order of the submission.
     *
     * @param publication which one
     * @param aim what was ordered
     */
    public record Entry(PublicationId publication, Aim aim) {

        public Entry {
            Objects.requireNonNull(publication, "publication");
            Objects.requireNonNull(aim, "aim");
        }
    }

    /** What was ordered. Constants may be added. */
    public enum Aim {
        /** As new. */
        PUBLISH,
        /** As a change of what the board has. */
        CHANGE,
        WITHDRAW
    }

    private final SubmissionId submission;
    private final String value;
    private final Instant submittedAt;
    private final List<Entry> entries;

    private Receipt(SubmissionId submission, String value, Instant submittedAt, List<Entry> entries) {
        this.submission = Objects.requireNonNull(submission, "submission");
        this.value = value;
        this.submittedAt = Objects.requireNonNull(submittedAt, "submittedAt");
        this.entries = List.copyOf(entries);
        if (value.length() > 500) {
            throw new IllegalArgumentException("a receipt has at most 500 characters, this one " + value.length());
        }
    }

    /**
     * @param submission the submission it belongs to
     * @param value the connector's own data, at most 500 characters, opaque to the core, not secret
     * @param submittedAt when the board got it
     * @param entries what is still undecided
     * @throws IllegalArgumentException if the value is longer than 500 characters
     */
    public static Receipt of(SubmissionId submission, String value, Instant submittedAt, List<Entry> entries) {
        return new Receipt(submission, value, submittedAt, entries);
    }

    public SubmissionId submission() {
        return submission;
    }

    /** The connector's own data. */
    public String value() {
        return value;
    }

    /** When the board got the submission. */
    public Instant submittedAt() {
        return submittedAt;
    }

    /** What is still undecided. */
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Receipt that
                && submission.equals(that.submission)
                && value.equals(that.value)
                && submittedAt.equals(that.submittedAt)
                && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(submission, value, submittedAt, entries);
    }

    @Override
    public String toString() {
        return "Receipt[" + submission + ", " + value + ", " + submittedAt + ", " + entries + "]";
    }

    /** The receipt of a whole submission, with nothing decided yet. */
    public static Receipt of(Submission submission, String value, Instant submittedAt) {
        return of(
                submission.id(),
                value,
                submittedAt,
                submission.orders().stream()
                        .map(order -> new Entry(order.publication(), aim(order)))
                        .toList());
    }

    /** What an order aims at. */
    public static Aim aim(Order order) {
        if (order instanceof Order.Publish publish) {
            return publish.known() ? Aim.CHANGE : Aim.PUBLISH;
        }
        return Aim.WITHDRAW;
    }
}
