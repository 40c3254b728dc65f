package org.aushang.console.internal.web;

import java.io.IOException;

/** The body of a form is malformed or was broken off; nothing of it was used. */
public final class UnreadableFormException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFormException(Exception cause) {
        super("the form cannot be read", cause);
    }
}
