package org.aushang.dispatch.internal.store;

import java.io.Serial;
import org.aushang.api.model.SubmissionId;

/** Another node went on with this submission in the meantime; what we know of it is old, and is not written down. */
public final class StaleSubmissionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StaleSubmissionException(SubmissionId submission) {
        super("submission " + submission + " was gone on with elsewhere");
    }
}
