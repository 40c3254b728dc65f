package org.aushang.dispatch.internal.store;

import java.io.Serial;
import org.aushang.api.model.SubmissionId;

/** Optimistic locking failed: another node changed this submission in the meantime, and the stale state is not written. */
public final class StaleSubmissionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StaleSubmissionException(SubmissionId submission) {
        super("submission " + submission + " was gone on with elsewhere");
    }
}
