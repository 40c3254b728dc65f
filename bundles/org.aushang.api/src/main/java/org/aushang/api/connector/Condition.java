package org.aushang.api.connector;

import java.util.List;
import java.util.Objects;
import org.aushang.api.model.Finding;

/** Whether a channel can work now. Immutable; grows by kinds and accessors. */
public final class Condition {

    /** Ready, without findings. */
    public static final Condition READY = of(Kind.READY, List.of());

    /** Whether it can work. Constants may be added. */
    public enum Kind {
        READY,
        /** The admin switched the channel off: work waits. */
        SWITCHED_OFF,
        /** Something in the configuration is missing or invalid: work waits. */
        MISCONFIGURED
    }

    private final Kind kind;
    private final List<Finding> findings;

    private Condition(Kind kind, List<Finding> findings) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.findings = List.copyOf(findings);
    }

    /** @param findings why it cannot work; may hold warnings when it is ready */
    public static Condition of(Kind kind, List<Finding> findings) {
        return new Condition(kind, findings);
    }

    public Kind kind() {
        return kind;
    }

    public List<Finding> findings() {
        return findings;
    }

    public boolean isReady() {
        return kind == Kind.READY;
    }

    @Override
    public String toString() {
        return kind + " " + findings;
    }
}
