package org.aushang.dispatch.internal.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of submissions.
 *
 * @param attempts how many were begun
 * @param sendTime of the last attempt, by the board's clock
 * @param startedAt when the last attempt began
 * @param receipt of a delivered one
 * @param polls how often verdicts or traces were looked for since it came to its stage
 * @param lines its orders
 * @param version for optimistic locking; rises with every change
 */
public record SubmissionRecord(
        SubmissionId id,
        String channel,
        Stage stage,
        int attempts,
        @Nullable LocalDateTime sendTime,
        @Nullable Instant startedAt,
        @Nullable String receipt,
        @Nullable Instant deliveredAt,
        int polls,
        Instant nextAt,
        List<Line> lines,
        long version) {

    /** How far it has come. */
    public enum Stage {
        /** To be attempted. */
        OPEN,
        /** An attempt is under way, or was when the process died. */
        SENDING,
        /** An attempt may have arrived. */
        IN_DOUBT,
        /** The board has it. */
        DELIVERED,
        /** Every order is decided. */
        CLOSED
    }

    /**
     * One order.
     *
     * @param payload the content as it was sent
     * @param digest of that content
     * @param decided whether a verdict was drawn
     */
    public record Line(PublicationId publication, Aim aim, String payload, String digest, boolean decided) {

        public Line toDecided() {
            return new Line(publication, aim, payload, digest, true);
        }
    }

    public SubmissionRecord {
        lines = List.copyOf(lines);
    }

    /** Not attempted yet, and empty. */
    public static SubmissionRecord open(SubmissionId id, String channel, Instant now) {
        return new SubmissionRecord(id, channel, Stage.OPEN, 0, null, null, null, null, 0, now, List.of(), 0);
    }

    /** The next attempt, with these orders; without any there is nothing left to do. */
    public SubmissionRecord attempt(LocalDateTime at, Instant now, List<Line> orders) {
        Stage next = orders.isEmpty() ? Stage.CLOSED : Stage.SENDING;
        return new SubmissionRecord(id, channel, next, attempts + 1, at, now, null, null, 0, now, orders, version);
    }

    /** At another stage, from which looks are counted anew. */
    public SubmissionRecord at(Stage next, Instant when, List<Line> orders) {
        return new SubmissionRecord(
                id, channel, next, attempts, sendTime, startedAt, receipt, deliveredAt, 0, when, orders, version);
    }

    public SubmissionRecord delivered(Receipt got, Instant when) {
        return new SubmissionRecord(
                id,
                channel,
                Stage.DELIVERED,
                attempts,
                sendTime,
                startedAt,
                got.value(),
                got.submittedAt(),
                0,
                when,
                lines,
                version);
    }

    /** After one more look. */
    public SubmissionRecord looked(Stage next, Instant when, List<Line> orders) {
        return new SubmissionRecord(
                id,
                channel,
                next,
                attempts,
                sendTime,
                startedAt,
                receipt,
                deliveredAt,
                polls + 1,
                when,
                orders,
                version);
    }

    public SubmissionRecord with(List<Line> orders, long written) {
        return new SubmissionRecord(
                id,
                channel,
                stage,
                attempts,
                sendTime,
                startedAt,
                receipt,
                deliveredAt,
                polls,
                nextAt,
                orders,
                written);
    }
}
