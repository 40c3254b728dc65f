package org.aushang.dispatch.internal.ledger;

import java.io.Serial;
import org.aushang.api.model.SubmissionId;

/** Another node went on with this submission in the meantime; what we know of it is old, and is not written down. */
public final class OvertakenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    OvertakenException(SubmissionId submission) {
        super("submission " + submission + " was gone on with elsewhere");
    }
}
