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
     * @param startsAt before this moment it is not sent for the first time; null: at once
     * @param reason why it should not be online any more, a code of the board; empty: the usual one
     */
    public record DesiredState(
            boolean wanted,
            String payload,
            String digest,
            String title,
            String place,
            @Nullable Instant startsAt,
            String reason) {

        /** The digest alone stands for the content then. */
        DesiredState withoutPayload() {
            return new DesiredState(wanted, "", digest, title, place, startsAt, reason);
        }

        public DesiredState published() {
            return new DesiredState(true, payload, digest, title, place, startsAt, "");
        }

        public DesiredState withdrawn(String why) {
            return new DesiredState(false, payload, digest, title, place, startsAt, why);
        }

        /** When it may be sent for the first time: now, or on its first day. */
        public Instant firstAt(Instant now) {
            return startsAt != null && startsAt.isAfter(now) ? startsAt : now;
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
     * @param listing since when, until when and where it shows it
     */
    public record BoardState(OnBoard onBoard, @Nullable String digest, @Nullable String refused, Listing listing) {

        /** Stands for unknown content that the board was given. */
        public static final String SOME = "?";

        /** Whether it is known what content the board has. */
        public boolean isKnown() {
            return digest != null && !digest.equals(SOME);
        }

        /** Never sent. */
        public static final BoardState NEW = new BoardState(OnBoard.ABSENT, null, null, Listing.NONE);
    }

    /**
     * How the board shows it.
     *
     * @param from since when, as the store recorded it; null if it is not there
     * @param until when it stops showing it; null if it did not say
     * @param refreshAt when it is sent again to move that end; null if the end does not move
     * @param url the live posting; null if it did not say
     * @param embargoUntil until when it may be on no other board; null if it may, or the board did not say
     */
    public record Listing(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Instant refreshAt,
            @Nullable URI url,
            @Nullable Instant embargoUntil) {

        public static final Listing NONE = new Listing(null, null, null, null, null);

        public boolean isOver(Instant now) {
            return until != null && !now.isBefore(until);
        }

        public boolean isRefreshDue(Instant now) {
            return refreshAt != null && !now.isBefore(refreshAt);
        }
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
                new Progress(PublicationState.PENDING, now, desired.firstAt(now)),
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
        Listing listing = onBoard == OnBoard.ABSENT ? Listing.NONE : boardState.listing();
        return withBoard(new BoardState(onBoard, digest, boardState.refused(), listing));
    }

    public Publication refused(@Nullable String digest) {
        return withBoard(new BoardState(boardState.onBoard(), boardState.digest(), digest, boardState.listing()));
    }

    /** As the board said with its acceptance. */
    public Publication listed(
            @Nullable Instant until, @Nullable Instant refreshAt, @Nullable URI url, @Nullable Instant embargoUntil) {
        Listing before = boardState.listing();
        Listing listing = new Listing(before.from(), until, refreshAt, url == null ? before.url() : url, embargoUntil);
        return withBoard(new BoardState(boardState.onBoard(), boardState.digest(), boardState.refused(), listing));
    }

    private Publication withBoard(BoardState other) {
        return new Publication(id, channel, job, generation, desired, progress, other, submission);
    }

    /** The same without its content, as it is read with many others. */
    public Publication withoutPayload() {
        return desiring(desired.withoutPayload());
    }

    public Publication inSubmission(@Nullable String other) {
        return new Publication(id, channel, job, generation, desired, progress, boardState, other);
    }
}
