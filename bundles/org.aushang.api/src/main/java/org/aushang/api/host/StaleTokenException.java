package org.aushang.api.host;

import java.io.Serial;

/**
 * A token stands for something that is no longer so. Of an approval: what was shown to a person is no longer what is pending;
 * nothing has changed, and it has to be shown again. Of the change feed: changes after it are not stored any more.
 */
public final class StaleTokenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StaleTokenException(String message) {
        super(message);
    }
}
