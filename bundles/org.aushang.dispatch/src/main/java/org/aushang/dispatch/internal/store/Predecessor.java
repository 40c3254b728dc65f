package org.aushang.dispatch.internal.store;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Guard against an emptied database: knows whether a database that is not the node's own file had a store before.
 *
 * @param marker null: nothing is known, and nothing is noted
 * @param store the filter of its data source
 */
record Predecessor(@Nullable StoreMarker marker, String store) {

    static final Predecessor UNKNOWN = new Predecessor(null, "");

    /**
     * For a database without our tables.
     *
     * @throws IOException if it had them before
     */
    void refuseIfKnown() throws IOException {
        Optional<String> since = marker == null ? Optional.empty() : marker.since(store);
        if (since.isPresent()) {
            throw new IOException("the database of " + store + " has no store, but had one since " + since.get()
                    + "; restore a backup, or let the data source lead to the former database. If it is lost for good, set"
                    + " startEmpty = true in org.aushang.dispatch once: everything may then be sent a second time");
        }
    }

    void note() throws IOException {
        if (marker != null) {
            marker.note(store);
        }
    }
}
