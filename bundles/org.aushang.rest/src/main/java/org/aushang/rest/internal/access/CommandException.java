package org.aushang.rest.internal.access;

import java.io.Serial;

/**
 * A command that failed: the shell prints its message and ends with a code other than 0. Karaf knows this class by its
 * simple name, and then writes no stack trace into the log.
 */
final class CommandException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }
}
