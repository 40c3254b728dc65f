package org.aushang.dispatch.internal.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.api.spi.Receipt.Aim;
import org.jspecify.annotations.Nullable;

/**
 * A submission as the ledger keeps it.
 *
 * @param attempts how many were begun
 * @param sendTime of the last attempt, by the board's clock
 * @param startedAt when the last attempt began
 * @param receipt of a delivered one
 * @param looks how often verdicts or traces were looked for since the last attempt
 * @param lines its orders
 */
public record Shipment(
        SubmissionId id,
        String channel,
        Stage stage,
        int attempts,
        @Nullable LocalDateTime sendTime,
        @Nullable Instant startedAt,
        @Nullable String receipt,
        @Nullable Instant handedOverAt,
        int looks,
        Instant nextAt,
        List<Line> lines) {

    /** How far it has come. */
    public enum Stage {
        /** To be attempted. */
        OPEN,
        /** An attempt is under way, or was when the process died. */
        SENDING,
        /** An attempt may have arrived. */
        UNKNOWN,
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
    public record Line(PublicationId publication, Aim aim, String payload, String digest, boolean decided) {}

    public Shipment {
        lines = List.copyOf(lines);
    }
}
