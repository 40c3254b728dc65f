package org.aushang.hrbaxml;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The bytes are no file of job postings; their producer has to fix them. */
public final class UnreadableFileException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
