package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The table of contents by digest: each is stored once and never changes, so that rows that change often hold none. Within one
 * transaction.
 */
final class ContentRepository {

    /** The content of a digest column, as a column {@code payload}. */
    static String of(String digestColumn) {
        return "(select content.payload from content where content.digest = " + digestColumn + ")";
    }

    private static final String UPSERT = "insert into content (digest, payload, used_at) values (?, ?, ?)"
            + " on conflict (digest) do update set used_at = excluded.used_at";

    private final Connection connection;
    private final StatementRunner run;

    ContentRepository(Connection connection, StatementRunner run) {
        this.connection = connection;
        this.run = run;
    }

    /**
     * Stores those that are not there. One that is there is marked as used, which makes a purge of it wait and then spare it.
     *
     * @param payloads by digest
     */
    void store(Map<String, String> payloads, Instant now) throws SQLException {
        if (payloads.isEmpty()) {
            return;
        }
        // In one order, so that two that store the same contents do not wait for each other.
        List<String> digests = payloads.keySet().stream().sorted().toList();
        if (Dialect.isPostgreSql(connection)) {
            run.deferAll(
                    connection,
                    UPSERT,
                    digests.stream()
                            .map(digest -> new Object[] {digest, payloads.get(digest), at(now)})
                            .toArray(Object[][]::new));
            return;
        }
        int[] found = run.batch(
                connection,
                "update content set used_at = ? where digest = ?",
                digests.stream().map(digest -> new Object[] {at(now), digest}).toArray(Object[][]::new));
        List<Object[]> missing = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] == 0) {
                String digest = digests.get(i);
                missing.add(new Object[] {digest, payloads.get(digest), at(now)});
            }
        }
        if (!missing.isEmpty()) {
            run.batch(
                    connection,
                    "insert into content (digest, payload, used_at) values (?, ?, ?)",
                    missing.toArray(Object[][]::new));
        }
    }

    /** @return how many were purged that nothing refers to; 0: nothing is left to purge */
    int purgeBefore(Instant moment, int most) throws SQLException {
        return run.update(
                connection,
                """
                delete from content
                where used_at < ?
                  and digest in (
                    select c.digest
                    from content c
                    where c.used_at < ?
                      and c.digest not in (
                        select digest from publication
                        union select board_digest from publication where board_digest is not null
                        union select digest from submission_order)
                    limit %d)"""
                        .formatted(most),
                at(moment),
                at(moment));
    }

    private static Object at(Instant moment) {
        return Objects.requireNonNull(utc(moment));
    }
}
