package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Group commit for the embedded database: makes what was committed survive a crash and a loss of power. Callers that come at the same
 * time share one write and sync of the file, for which it lets transactions under way end and others wait: half of a transaction
 * would be written with its undo log, and written again. Thread-safe.
 */
final class GroupSync {

    /** How long it waits for transactions under way, of which one may replace a large channel. */
    private static final long LONGEST_MILLIS = 200;

    private final ReentrantReadWriteLock transactions = new ReentrantReadWriteLock(true);
    /** Commits that asked for a sync, and how many of them one has covered. */
    private long committed;

    private long covered;
    private boolean syncing;

    /** Before a transaction, on its thread. */
    void begin() {
        transactions.readLock().lock();
    }

    /** After it, on the same thread. */
    void end() {
        transactions.readLock().unlock();
    }

    /**
     * Outside a transaction. Returns when everything that this connection has committed is on the disk.
     *
     * @throws SQLException if this caller's sync failed; others that wait try one of their own
     */
    void sync(Connection connection) throws SQLException {
        long target = await();
        if (target == 0) {
            return;
        }
        boolean done = false;
        boolean quiet = quiesce();
        try (Statement statement = connection.createStatement()) {
            // A commit of H2 stays in memory until it is asked to write it.
            statement.execute("checkpoint sync");
            done = true;
        } finally {
            if (quiet) {
                transactions.writeLock().unlock();
            }
            finish(done ? target : 0);
        }
    }

    private boolean quiesce() {
        try {
            return transactions.writeLock().tryLock(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return the last commit that the caller's sync covers; 0 if another's has covered the caller's */
    private synchronized long await() throws SQLException {
        long mine = ++committed;
        try {
            while (syncing && covered < mine) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a sync", e);
        }
        if (covered >= mine) {
            return 0;
        }
        syncing = true;
        // A sync that begins now covers all that has committed by now.
        return committed;
    }

    private synchronized void finish(long target) {
        syncing = false;
        covered = Math.max(covered, target);
        notifyAll();
    }
}
