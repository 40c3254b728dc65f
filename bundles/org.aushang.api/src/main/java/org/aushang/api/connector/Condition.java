package org.aushang.api.connector;

import java.util.List;
import java.util.Objects;
import org.aushang.api.model.Finding;

/**
 * Whether a channel can work now.
 *
 * @param kind in one word
 * @param findings why not; may hold warnings when it is ready
 */
public record Condition(Kind kind, List<Finding> findings) {

    /** Ready, nothing to say. */
    public static final Condition READY = new Condition(Kind.READY, List.of());

    /** In one word. */
    public enum Kind {
        READY,
        /** The admin switched it off: work waits. */
        SWITCHED_OFF,
        /** Something in its configuration is missing or wrong: work waits. */
        MISCONFIGURED
    }

    public Condition {
        Objects.requireNonNull(kind, "kind");
        findings = List.copyOf(findings);
    }

    public boolean isReady() {
        return kind == Kind.READY;
    }
}
