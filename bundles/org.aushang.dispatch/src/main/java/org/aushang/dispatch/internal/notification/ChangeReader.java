package org.aushang.dispatch.internal.notification;

import java.util.List;
import org.aushang.dispatch.internal.store.ChangeFeed;
import org.aushang.dispatch.internal.store.Ledger;

/** Reads the change feed: numbers what has committed, then reads, each in short transactions of its own. Thread-safe. */
public record ChangeReader(Ledger ledger) {

    /** In order; empty if there are none yet. */
    public List<ChangeFeed.Row> after(long revision, int most) {
        number();
        return ledger.inTransaction(work -> work.changeFeed().after(revision, most));
    }

    public ChangeFeed.Bounds bounds() {
        number();
        return ledger.inTransaction(work -> work.changeFeed().bounds());
    }

    private void number() {
        boolean more = ledger.inTransaction(work -> work.changeFeed().hasUnnumbered());
        while (more) {
            // A number that a reader has seen is never given again.
            more = ledger.durably(work -> work.changeFeed().number());
        }
    }
}
