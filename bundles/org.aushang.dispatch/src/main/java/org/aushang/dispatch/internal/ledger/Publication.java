package org.aushang.dispatch.internal.ledger;

import java.time.Instant;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger: what should be, what is, and what comes next.
 *
 * @param wanted whether it should be online
 * @param digest of the content that should be online
 * @param nextAt when something happens by itself; null if nothing does
 * @param onBoard whether the board has it
 * @param boardDigest of the content that the board surely has; null if that is not known
 * @param refusedDigest of the content that was refused last; null if none was
 * @param submission the submission it is in now; null if in none
 */
public record Publication(
        PublicationId id,
        String channel,
        String job,
        int generation,
        boolean wanted,
        String payload,
        String digest,
        String title,
        String place,
        PublicationState state,
        Instant since,
        @Nullable Instant nextAt,
        OnBoard onBoard,
        @Nullable String boardDigest,
        @Nullable String refusedDigest,
        @Nullable String submission) {

    /** Whether the board has it. */
    public enum OnBoard {
        ABSENT,
        PRESENT,
        /** Something left us and nobody knows. */
        UNCERTAIN
    }

    public Publication wanting(boolean wanted, String payload, String digest, String title, String place) {
        return new Publication(
                id,
                channel,
                job,
                generation,
                wanted,
                payload,
                digest,
                title,
                place,
                state,
                since,
                nextAt,
                onBoard,
                boardDigest,
                refusedDigest,
                submission);
    }

    /** In another state, with a next time or none. The moment counts only if the state is another. */
    public Publication in(PublicationState next, Instant now, @Nullable Instant nextAt) {
        return new Publication(
                id,
                channel,
                job,
                generation,
                wanted,
                payload,
                digest,
                title,
                place,
                next,
                next == state ? since : now,
                nextAt,
                onBoard,
                boardDigest,
                refusedDigest,
                submission);
    }

    public Publication board(OnBoard onBoard, @Nullable String boardDigest) {
        return new Publication(
                id,
                channel,
                job,
                generation,
                wanted,
                payload,
                digest,
                title,
                place,
                state,
                since,
                nextAt,
                onBoard,
                boardDigest,
                refusedDigest,
                submission);
    }

    public Publication refused(@Nullable String refusedDigest) {
        return new Publication(
                id,
                channel,
                job,
                generation,
                wanted,
                payload,
                digest,
                title,
                place,
                state,
                since,
                nextAt,
                onBoard,
                boardDigest,
                refusedDigest,
                submission);
    }

    public Publication inSubmission(@Nullable String submission) {
        return new Publication(
                id,
                channel,
                job,
                generation,
                wanted,
                payload,
                digest,
                title,
                place,
                state,
                since,
                nextAt,
                onBoard,
                boardDigest,
                refusedDigest,
                submission);
    }
}
