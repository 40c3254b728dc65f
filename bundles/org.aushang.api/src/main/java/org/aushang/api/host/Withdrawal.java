package org.aushang.api.host;

/** How a publication is withdrawn. Immutable; grows by factories and accessors. */
public final class Withdrawal {

    private static final Withdrawal USUAL = new Withdrawal("");

    private final String reason;

    private Withdrawal(String reason) {
        this.reason = reason;
    }

    /** Without a reason of the host's own: where the board asks for one, it receives the first that the channel lists. */
    public static Withdrawal usual() {
        return USUAL;
    }

    /**
     * @param reason the code of one of the channel's {@link org.aushang.api.model.Capabilities#withdrawalReasons()}
     * @throws IllegalArgumentException if it is blank
     */
    public static Withdrawal because(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a reason has a code");
        }
        return new Withdrawal(reason);
    }

    /** The code of the reason; empty: the usual one. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? "usual" : reason;
    }
}
