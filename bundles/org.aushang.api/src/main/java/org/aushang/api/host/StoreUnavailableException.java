package org.aushang.api.host;

import java.io.Serial;
import org.aushang.api.model.Finding;

/**
 * The database is not available: nothing was stored, nothing was sent, and the same call may be made again. An
 * operator has to act, not the caller's code.
 */
public final class StoreUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    public StoreUnavailableException(Finding finding, Throwable cause) {
        super(finding.toString(), cause);
        this.finding = finding;
    }

    /** Says who must act and how, in German and English. */
    public Finding finding() {
        return finding;
    }
}
