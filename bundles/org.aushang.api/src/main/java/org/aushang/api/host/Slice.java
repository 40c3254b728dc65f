package org.aushang.api.host;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a large result, in a stable order. Immutable.
 *
 * @param <T> of what
 */
public final class Slice<T> {

    private final List<T> items;
    private final @Nullable String next;

    private Slice(List<T> items, @Nullable String next) {
        this.items = List.copyOf(items);
        this.next = next;
    }

    /** @param next the cursor of the following part; null if there is none */
    public static <T> Slice<T> of(List<T> items, @Nullable String next) {
        return new Slice<>(items, next);
    }

    /** In order; empty only if nothing fits the query. */
    public List<T> items() {
        return items;
    }

    /** The cursor to ask for what follows; empty if this part is the last. Opaque, valid for the same query only, for any time. */
    public Optional<String> next() {
        return Optional.ofNullable(next);
    }
}
