package org.aushang.api.host;

import java.io.Serial;

/** What was shown to a person is no longer what is pending: nothing has changed, and it has to be shown again. */
public final class StaleTokenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StaleTokenException(String message) {
        super(message);
    }
}
