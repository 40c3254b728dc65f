package org.aushang.api.model;

/** State of a publication. It never claims more than there is evidence for. Constants may be added. */
public enum PublicationState {
    /** Waits for its next transmission; nothing was sent. */
    PENDING,
    /** Did not pass the check before sending; continues when the posting is changed. */
    INVALID,
    /** The board has our submission; its verdict is awaited. */
    SUBMITTED,
    /** In doubt: it may have reached the board; the outcome is being resolved. */
    IN_DOUBT,
    /** The board's report says it is accepted. */
    ACCEPTED,
    /** The board's report says no; it goes on when the posting is changed. */
    REJECTED,
    /** The board removed it after it had been accepted. */
    REMOVED_BY_BOARD,
    /** Its listing period is over, as the posting or the board wanted it. */
    EXPIRED,
    /** It is not on the board, and the host does not want it there. */
    WITHDRAWN,
    /** The connector failed with a defect; an operator has to act. */
    FAILED
}
