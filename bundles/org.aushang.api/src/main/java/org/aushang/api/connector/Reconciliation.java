package org.aushang.api.connector;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link Reconciler} found out. Immutable; grows by kinds and accessors. */
public final class Reconciliation {

    /** Constants may be added. */
    public enum Kind {
        /** The board has it. */
        ARRIVED,
        /** The board certainly never got it: it is sent again at once. */
        NEVER_ARRIVED,
        /** Nothing can be said yet. */
        STILL_UNKNOWN
    }

    private static final Reconciliation NEVER_ARRIVED = new Reconciliation(Kind.NEVER_ARRIVED, null);
    private static final Reconciliation STILL_UNKNOWN = new Reconciliation(Kind.STILL_UNKNOWN, null);

    private final Kind kind;
    private final @Nullable Receipt receipt;

    private Reconciliation(Kind kind, @Nullable Receipt receipt) {
        this.kind = kind;
        this.receipt = receipt;
    }

    /** @param receipt as the attempt would have returned it */
    public static Reconciliation arrived(Receipt receipt) {
        return new Reconciliation(Kind.ARRIVED, Objects.requireNonNull(receipt, "receipt"));
    }

    public static Reconciliation neverArrived() {
        return NEVER_ARRIVED;
    }

    public static Reconciliation stillUnknown() {
        return STILL_UNKNOWN;
    }

    public Kind kind() {
        return kind;
    }

    /** Of {@link Kind#ARRIVED}. */
    public Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    @Override
    public String toString() {
        return kind + (receipt == null ? "" : " " + receipt);
    }
}
