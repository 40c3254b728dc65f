package org.aushang.dispatch.internal.model;

import java.net.URI;
import java.time.Instant;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger: what should be, what is, and what comes next.
 *
 * @param desired what should be online
 * @param progress how far it is
 * @param boardState what the board has
 * @param submission the submission it is in now; null if in none
 */
public record Publication(
        PublicationId id,
        String channel,
        String job,
        int generation,
        DesiredState desired,
        Progress progress,
        BoardState boardState,
        @Nullable String submission) {

    /**
     * What should be online.
     *
     * @param wanted whether it should be online at all
     * @param payload the content
     * @param digest of the content
     * @param title for lists
     * @param place for lists
     * @param reason why it should not be online any more, a code of the board; empty: the usual one
     */
    public record DesiredState(
            boolean wanted, String payload, String digest, String title, String place, String reason) {

        public DesiredState published() {
            return new DesiredState(true, payload, digest, title, place, "");
        }

        public DesiredState withdrawn(String why) {
            return new DesiredState(false, payload, digest, title, place, why);
        }
    }

    /**
     * How far it is.
     *
     * @param since when it came into this state
     * @param nextAt when something happens by itself; null if nothing does
     */
    public record Progress(PublicationState state, Instant since, @Nullable Instant nextAt) {}

    /**
     * What the board has.
     *
     * @param onBoard whether it has it
     * @param digest of the content that it surely has; null if that is not known
     * @param refused digest of the content that it refused last; null if it refused none
     * @param shownUntil when it stops showing it; null if it did not say
     * @param boardUrl the live posting; null if it did not say
     */
    public record BoardState(
            OnBoard onBoard,
            @Nullable String digest,
            @Nullable String refused,
            @Nullable Instant shownUntil,
            @Nullable URI boardUrl) {

        /** Stands for unknown content that the board was given. */
        public static final String SOME = "?";

        /** Whether it is known what content the board has. */
        public boolean isKnown() {
            return digest != null && !digest.equals(SOME);
        }

        /** Never sent. */
        public static final BoardState NEW = new BoardState(OnBoard.ABSENT, null, null, null, null);
    }

    /** Whether the board has it. */
    public enum OnBoard {
        ABSENT,
        PRESENT,
        /** In doubt: something was sent, and the result is unknown. */
        UNCERTAIN
    }

    /** A first or next generation: waiting, and unknown to the board. */
    public static Publication fresh(
            PublicationId id, String channel, String job, int generation, DesiredState desired, Instant now) {
        return new Publication(
                id,
                channel,
                job,
                generation,
                desired,
                new Progress(PublicationState.PENDING, now, now),
                BoardState.NEW,
                null);
    }

    public boolean wanted() {
        return desired.wanted();
    }

    public PublicationState state() {
        return progress.state();
    }

    public OnBoard onBoard() {
        return boardState.onBoard();
    }

    public Publication desiring(DesiredState other) {
        return new Publication(id, channel, job, generation, other, progress, boardState, submission);
    }

    /** In another state, with a next time or none. The moment counts only if the state is another. */
    public Publication in(PublicationState next, Instant now, @Nullable Instant nextAt) {
        Progress other = new Progress(next, next == state() ? progress.since() : now, nextAt);
        return new Publication(id, channel, job, generation, desired, other, boardState, submission);
    }

    public Publication board(OnBoard onBoard, @Nullable String digest) {
        boolean absent = onBoard == OnBoard.ABSENT;
        BoardState other = new BoardState(
                onBoard,
                digest,
                boardState.refused(),
                absent ? null : boardState.shownUntil(),
                absent ? null : boardState.boardUrl());
        return new Publication(id, channel, job, generation, desired, progress, other, submission);
    }

    public Publication refused(@Nullable String digest) {
        BoardState other = new BoardState(
                boardState.onBoard(), boardState.digest(), digest, boardState.shownUntil(), boardState.boardUrl());
        return new Publication(id, channel, job, generation, desired, progress, other, submission);
    }

    /** As the board said with its acceptance; what it did not say stays. */
    public Publication listed(@Nullable Instant until, @Nullable URI url) {
        BoardState other = new BoardState(
                boardState.onBoard(),
                boardState.digest(),
                boardState.refused(),
                until == null ? boardState.shownUntil() : until,
                url == null ? boardState.boardUrl() : url);
        return new Publication(id, channel, job, generation, desired, progress, other, submission);
    }

    public Publication inSubmission(@Nullable String other) {
        return new Publication(id, channel, job, generation, desired, progress, boardState, other);
    }
}
