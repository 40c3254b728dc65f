package org.aushang.connector.arbeitsagentur.internal.memo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Memoizes a pure function for the arguments of its latest calls, because postings of one employer have the same telephone
 * numbers and addresses, and are checked more than once. Bounded. Thread-safe; two threads may compute the same result.
 *
 * @param <A> argument, with {@code equals}
 * @param <R> result, immutable and never null
 */
public final class Recent<A, R> {

    private final Map<A, R> results;

    /** @param most how many results are stored */
    public Recent(int most) {
        this.results = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<A, R> eldest) {
                return size() > most;
            }
        };
    }

    /** @param function always the same */
    public R of(A argument, Function<? super A, ? extends R> function) {
        synchronized (results) {
            R known = results.get(argument);
            if (known != null) {
                return known;
            }
        }
        R result = function.apply(argument);
        synchronized (results) {
            results.put(argument, result);
        }
        return result;
    }
}
