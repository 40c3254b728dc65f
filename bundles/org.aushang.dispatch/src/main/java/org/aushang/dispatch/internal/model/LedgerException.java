package org.aushang.dispatch.internal.model;

import java.io.Serial;

/** The database failed; the transaction was rolled back. An operator has to act. */
public final class LedgerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
