package org.aushang.api.model;

/** What is true about a publication now. A state never says more than there is evidence for. */
public enum PublicationState {
    /** It will be handed over at its next time; nothing has left us. */
    PENDING,
    /** Our own check found something; it goes on when the posting is changed. */
    INVALID,
    /** The board has our submission; its verdict is awaited. */
    SUBMITTED,
    /** It may have reached the board; we are finding out. */
    IN_DOUBT,
    /** The board's report says it is accepted. */
    ACCEPTED,
    /** The board's report says no; it goes on when the posting is changed. */
    REJECTED,
    /** The board removed it after it had been accepted. */
    REMOVED_BY_BOARD,
    /** It is gone from the board, or never was there, and nobody wants it there. */
    WITHDRAWN,
    /** The connector failed in a way that is a defect; somebody has to look. */
    FAILED
}
