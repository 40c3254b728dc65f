package org.aushang.dispatch.internal.model;

import java.io.Serial;

/** The database could not do what it was told; the transaction did not happen. An operator has to look. */
public final class LedgerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
