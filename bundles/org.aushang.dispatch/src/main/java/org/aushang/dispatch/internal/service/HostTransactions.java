package org.aushang.dispatch.internal.service;

import java.util.function.Supplier;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions of host calls: a database that fails becomes a {@link StoreUnavailableException}. Thread-safe. */
record HostTransactions(Ledger ledger) {

    private static final Logger log = LoggerFactory.getLogger(HostTransactions.class);

    /** Durable when it returns. */
    <T> T write(Ledger.Work<T> work) {
        try {
            return ledger.durably(work);
        } catch (LedgerException e) {
            throw unavailable(e);
        }
    }

    <T> T read(Ledger.Work<T> work) {
        try {
            return ledger.inTransaction(work);
        } catch (LedgerException e) {
            throw unavailable(e);
        }
    }

    /** For work that consists of several transactions. */
    <T> T attempt(Supplier<T> work) {
        try {
            return work.get();
        } catch (LedgerException e) {
            throw unavailable(e);
        }
    }

    private StoreUnavailableException unavailable(LedgerException e) {
        if (ledger.isClosed()) {
            log.debug("Called while the bundle stops");
        } else {
            log.error("The database failed: {}", e.getMessage());
        }
        return new StoreUnavailableException(Texts.ledgerUnavailable(String.valueOf(e.getMessage())), e);
    }
}
