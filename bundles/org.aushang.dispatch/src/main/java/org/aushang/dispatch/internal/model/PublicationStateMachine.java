package org.aushang.dispatch.internal.model;

import java.time.Instant;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.Capabilities.IdReuse;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication.BoardState;
import org.aushang.dispatch.internal.model.Publication.Listing;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.SubmissionRecord.Line;

/**
 * State machine of a publication: derives the next state from desired and actual state. Pure, so processing is idempotent
 * after a crash.
 */
public final class PublicationStateMachine {

    /** Stands for a refused withdrawal where otherwise a refused content stands. */
    static final String WITHDRAWAL = "withdrawal";

    private PublicationStateMachine() {}

    /** The state and next time that fit the levels; nothing is under way. */
    public static Publication compare(Publication p, Instant now) {
        if (p.wanted()) {
            if (p.desired().digest().equals(p.boardState().digest())) {
                return p.onBoard() == OnBoard.PRESENT ? shown(p, now) : p.in(PublicationState.SUBMITTED, now, null);
            }
            return p.desired().digest().equals(p.boardState().refused())
                    ? p.in(PublicationState.REJECTED, now, null)
                    : p.in(PublicationState.PENDING, now, isNew(p) ? p.desired().firstAt(now) : now);
        }
        if (p.onBoard() == OnBoard.ABSENT) {
            return p.in(PublicationState.WITHDRAWN, now, null);
        }
        return WITHDRAWAL.equals(p.boardState().refused())
                ? p.in(PublicationState.REJECTED, now, null)
                : p.in(PublicationState.PENDING, now, now);
    }

    private static boolean isNew(Publication p) {
        return p.onBoard() == OnBoard.ABSENT && p.boardState().digest() == null;
    }

    /**
     * The board has exactly what is wanted: until {@link #listingDue the end of its listing}, or until it is refreshed before
     * that. A refresh that the board refused is not repeated.
     */
    private static Publication shown(Publication p, Instant now) {
        Listing listing = p.boardState().listing();
        boolean refreshes = listing.refreshAt() != null
                && !p.desired().digest().equals(p.boardState().refused());
        if (refreshes && listing.isOver(now)) {
            // Too late to refresh: not shown any more, but boards may know it still, so it is sent as a change.
            return p.board(OnBoard.UNCERTAIN, BoardState.SOME)
                    .listed(null, null, null, null)
                    .in(PublicationState.PENDING, now, now);
        }
        return refreshes && listing.isRefreshDue(now)
                ? p.in(PublicationState.PENDING, now, now)
                : p.in(PublicationState.ACCEPTED, now, refreshes ? listing.refreshAt() : listing.until());
    }

    /** The next state of an accepted publication whose listing is to be refreshed or has ended. */
    public static Publication listingDue(Publication p, Instant now) {
        Publication compared = compare(p, now);
        return compared.state() == PublicationState.ACCEPTED
                        && compared.boardState().listing().isOver(now)
                ? p.board(OnBoard.ABSENT, null).in(PublicationState.EXPIRED, now, null)
                : compared;
    }

    /** What is left of a change that was not carried out, after the listing of the earlier content has ended. */
    public static Publication listingOver(Publication p) {
        return p.board(OnBoard.ABSENT, null);
    }

    /**
     * After the board decided about one order; the publication has left its submission.
     *
     * @param decision anything but still unknown
     * @param wasOnline whether the board ever accepted it under this id
     */
    public static Publication decided(Publication p, Line line, Decision decision, boolean wasOnline, Instant now) {
        Publication free = p.inSubmission(null);
        return switch (decision) {
            case ACCEPTED -> compare(
                    line.aim() == Aim.WITHDRAW
                            ? free.board(OnBoard.ABSENT, null).refused(null)
                            : free.board(OnBoard.PRESENT, line.digest()).refused(null),
                    now);
            case REJECTED -> compare(rejected(free, line, wasOnline), now);
            case ACCOUNT_REFUSED -> compare(untouched(free, line, wasOnline), now);
            case ALREADY_THERE -> compare(free.board(OnBoard.PRESENT, null), now);
            case GONE -> compare(free.board(OnBoard.ABSENT, null).refused(null), now);
            case REMOVED_BY_BOARD -> free.board(OnBoard.ABSENT, null)
                    .in(free.wanted() ? PublicationState.REMOVED_BY_BOARD : PublicationState.WITHDRAWN, now, null);
            case STILL_UNKNOWN -> throw new IllegalArgumentException("nothing is decided about " + p.id());
        };
    }

    /**
     * After an attempt whose outcome will never be known: whether the board has it, and with what content, is uncertain
     * again.
     *
     * <p>What may have been withdrawn and is wanted again is sent as a change: a board that has carried out the withdrawal says
     * that it is gone, and the next id follows. Sent as new, a board that takes used ids would have it under the old one.
     */
    public static Publication markUncertain(Publication p, Aim aim) {
        return switch (aim) {
            case PUBLISH -> p.onBoard() == OnBoard.ABSENT ? p.board(OnBoard.UNCERTAIN, null) : p;
            case CHANGE -> p.board(p.onBoard(), BoardState.SOME);
            case WITHDRAW -> p.onBoard() == OnBoard.ABSENT ? p : p.board(OnBoard.UNCERTAIN, BoardState.SOME);
        };
    }

    /** After a delivery to a board that never reports: the order is assumed to be carried out. */
    public static Publication assumeCarriedOut(Publication p, Line line, Instant now) {
        Publication free = p.inSubmission(null).refused(null);
        return compare(
                line.aim() == Aim.WITHDRAW
                        ? free.board(OnBoard.ABSENT, null)
                        : free.board(OnBoard.UNCERTAIN, line.digest()),
                now);
    }

    private static Publication rejected(Publication p, Line line, boolean wasOnline) {
        return untouched(p, line, wasOnline).refused(line.aim() == Aim.WITHDRAW ? WITHDRAWAL : line.digest());
    }

    /**
     * A refused order leaves what was there: of a new posting nothing, unless it was online before. Then it may still be, and
     * a refused content decides nothing about that.
     */
    private static Publication untouched(Publication p, Line line, boolean wasOnline) {
        if (line.aim() != Aim.PUBLISH) {
            return p.board(OnBoard.PRESENT, p.boardState().digest());
        }
        return wasOnline ? p : p.board(OnBoard.ABSENT, null);
    }

    /** Whether this id is used up while the job is still wanted: gone from the board, or withdrawn and wanted again. */
    public static boolean needsNextGeneration(Publication p, Line line, Decision decision, IdReuse reuse) {
        boolean withdrawn = decision == Decision.ACCEPTED && line.aim() == Aim.WITHDRAW;
        return p.wanted() && (decision == Decision.GONE || (withdrawn && reuse == IdReuse.NEVER));
    }
}
