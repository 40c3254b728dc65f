package org.aushang.dispatch.internal.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a connector's calls share in one pass. Thread-safe, because a call that was cut may still run. */
final class SharedInPass implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger("org.aushang.channel");

    private final Map<Class<?>, AutoCloseable> shared = new HashMap<>();
    private boolean over;

    /** @throws IllegalStateException if the pass is over; a call that was cut must not open what is never closed */
    synchronized <T extends AutoCloseable> T get(Class<T> type, Supplier<T> made) {
        if (over) {
            throw new IllegalStateException("the pass of this call is over");
        }
        AutoCloseable known = shared.get(type);
        if (known != null) {
            return type.cast(known);
        }
        T first = made.get();
        shared.put(type, first);
        return first;
    }

    /** The pass is over. */
    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        discard();
    }

    /** Closes what is shared until now; the next call of the pass gets a new one. */
    void discard() {
        List<AutoCloseable> over;
        synchronized (this) {
            over = new ArrayList<>(shared.values());
            shared.clear();
        }
        for (AutoCloseable one : over) {
            try {
                one.close();
            } catch (Exception e) {
                log.warn("A connector's {} cannot be closed", one.getClass().getName(), e);
            }
        }
    }
}
