package org.aushang.dispatch.internal.store;

/** A stored posting cannot be read back: it concerns this one only, the others go on. */
public final class UnreadableContentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableContentException(String why) {
        super(why);
    }
}
