package org.aushang.connector.misbehaving.internal;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Fault of one method of the test connector. */
enum Conduct {
    /** As the rules demand. */
    WELL,
    /** Throws an exception. */
    THROW,
    /** Throws an error of the language. */
    ERROR,
    /** Returns null where none may be. */
    NULL,
    /** Does well, but late; listens to interrupts. */
    DELAY,
    /** Does not come back, and does not listen. */
    HANG,
    /** Hands over: nothing left us. */
    DEFERRED,
    /** Hands over: will never be taken. */
    REFUSED,
    /** Hands over: it may have arrived. */
    UNKNOWN,
    /** Collects verdicts: rejected. Checks: one error. */
    REJECTED,
    /** Collects verdicts: none, ever. */
    SILENT;

    /** @throws IllegalArgumentException if there is none of this name */
    static Conduct of(String name) {
        return valueOf(name.strip().toUpperCase(Locale.ROOT));
    }

    /** What those do that are the same for every method. */
    @SuppressWarnings("NullAway") // That it returns null is what it is for.
    <T> T around(int delaySeconds, Supplier<T> well) {
        return switch (this) {
            case THROW -> throw new IllegalStateException("configured to throw");
            case ERROR -> throw new AssertionError("configured to fail");
            case NULL -> null;
            case DELAY -> {
                try {
                    TimeUnit.SECONDS.sleep(delaySeconds);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                yield well.get();
            }
            case HANG -> hang();
            default -> well.get();
        };
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // It never returns.
    private static <T> T hang() {
        while (true) {
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            Thread.interrupted();
        }
    }
}
