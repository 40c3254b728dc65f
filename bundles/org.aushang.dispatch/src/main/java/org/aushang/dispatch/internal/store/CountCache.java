package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.commons.dbutils.QueryRunner;
import org.jspecify.annotations.Nullable;

/**
 * The counts of publications, counted again only after a change: every change of a publication is in the change feed, whose length is
 * asked for in no time. Thread-safe.
 */
final class CountCache {

    private volatile @Nullable Counted last;

    /** @param changes that had committed before it was counted */
    private record Counted(long changes, PublicationCounts counts) {}

    PublicationCounts counts(Connection connection) throws SQLException {
        long changes = changes(connection);
        Counted known = last;
        if (known != null && known.changes() == changes) {
            return known.counts();
        }
        PublicationCounts counts = PublicationCounts.read(connection);
        last = new Counted(changes, counts);
        return counts;
    }

    /** Grows with each transaction that commits a change, whatever the order. */
    private static long changes(Connection connection) throws SQLException {
        QueryRunner run = new QueryRunner();
        long numbered = run.query(
                connection, "select last_revision from change_sequence where name = 'changes'", CountCache::number);
        long others = run.query(
                connection,
                "select coalesce(sum(size), 0) from change_batch where first_revision is null",
                CountCache::number);
        return numbered + others;
    }

    private static long number(ResultSet row) throws SQLException {
        return row.next() ? row.getLong(1) : 0;
    }
}
