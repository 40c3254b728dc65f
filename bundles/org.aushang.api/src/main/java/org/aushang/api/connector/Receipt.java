package org.aushang.api.connector;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;

/**
 * What a connector wants back when it is asked for verdicts.
 *
 * @param submission the submission it belongs to
 * @param value the connector's own words, at most 500 characters, opaque to everybody else, not secret
 * @param handedOver when the board got it
 * @param entries what is still undecided
 */
public record Receipt(SubmissionId submission, String value, Instant handedOver, List<Entry> entries) {

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

    /** What was ordered. */
    public enum Aim {
        /** As new. */
        PUBLISH,
        /** As a change of what the board has. */
        CHANGE,
        WITHDRAW
    }

    /** @throws IllegalArgumentException if the value is longer than 500 characters */
    public Receipt {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(handedOver, "handedOver");
        entries = List.copyOf(entries);
        if (value.length() > 500) {
            throw new IllegalArgumentException("a receipt has at most 500 characters, this one " + value.length());
        }
    }

    /** The receipt of a whole submission, with nothing decided yet. */
    public static Receipt of(Submission submission, String value, Instant handedOver) {
        return new Receipt(
                submission.id(),
                value,
                handedOver,
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
