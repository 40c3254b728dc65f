package org.aushang.hrbaxml;

import java.io.Serial;

/** The stream underneath failed. */
public final class UnwritableFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnwritableFileException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
