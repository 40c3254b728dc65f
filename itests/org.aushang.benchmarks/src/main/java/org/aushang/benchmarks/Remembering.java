package org.aushang.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.commons.dbutils.QueryRunner;
import org.apache.commons.dbutils.handlers.ArrayListHandler;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.dispatch.internal.store.Ledger;

/**
 * Cost of persisting the desired state, against the bare database doing the least that could be called the same. In a JVM of
 * its own; says its figures, and ends with 1 if a goal is missed.
 */
public final class Remembering {

    private static final int POSTINGS = 100_000;
    private static final int CALLS = 10_000;
    private static final int WARM = 4_000;
    private static final int THREADS = 8;
    private static final int CONCURRENT = 4_000;

    private final DataSource first;
    private final DataSource second;
    private final String name;
    private boolean met = true;

    private Remembering(String name, DataSource first, DataSource second) {
        this.name = name;
        this.first = first;
        this.second = second;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Path directory = Ledgers.directory();
        boolean met = new Remembering("H2", Ledgers.h2(directory), Ledgers.h2(directory)).all();
        try (EmbeddedPostgres one = Ledgers.postgresql();
                EmbeddedPostgres other = Ledgers.postgresql()) {
            met &= new Remembering("PostgreSQL", Ledgers.pooled(one), Ledgers.pooled(other)).all();
        }
        System.exit(met ? 0 : 1);
    }

    private boolean all() throws SQLException {
        bulk();
        calls();
        concurrent();
        return met;
    }

    private boolean embedded() {
        return name.equals("H2");
    }

    /** Calls a second of eight threads, against one. */
    private void concurrent() {
        Ledgers.Office office = Ledgers.office(first, embedded(), List.of("many"));
        perSecond(office, THREADS, 0);
        double one = perSecond(office, 1, 1);
        double eight = perSecond(office, THREADS, 2);
        goal(
                String.format(
                        Locale.ROOT,
                        "%s: publish calls a second, durable each: %,.0f by 8 threads / %,.0f by one",
                        name,
                        eight,
                        one),
                eight / one,
                2,
                true);
    }

    private static double perSecond(Ledgers.Office office, int threads, int round) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    for (int n = number.getAndIncrement(); n < CONCURRENT; n = number.getAndIncrement()) {
                        JobPosting posting = Postings.posting(2_000_000 + round * CONCURRENT + n);
                        office.service().publish(new ChannelId("many"), posting);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return CONCURRENT / seconds(begin);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void bulk() throws SQLException {
        List<JobPosting> postings =
                IntStream.range(0, POSTINGS).mapToObj(Postings::posting).toList();
        // Both are warm before either is measured.
        Ledgers.Office office = Ledgers.office(first, embedded(), List.of("bulk"));
        office.service().replaceAll(new ChannelId("warm"), postings.subList(0, POSTINGS / 4));
        new Ledger(second, false).inTransaction(work -> work);
        insert(rows("select * from content"), rows("select * from publication"));
        new QueryRunner(second).update("delete from publication");
        new QueryRunner(second).update("delete from content");

        long begin = System.nanoTime();
        office.service().replaceAll(new ChannelId("bulk"), postings);
        double ours = seconds(begin);

        // The same rows in the same order: by the number in the job's name, which is how they came.
        String order = " order by length(p.job), p.job";
        List<Object[]> publications = rows("select p.* from publication p where p.channel = 'bulk'" + order);
        List<Object[]> contents = rows("select c.* from content c join publication p on p.digest = c.digest"
                + " where p.channel = 'bulk'" + order);

        begin = System.nanoTime();
        insert(contents, publications);
        double bare = seconds(begin);
        goal(
                String.format(
                        Locale.ROOT,
                        "%s: 100,000 postings published durably, %.1f s / a bare batch insert of the same rows, %.1f s",
                        name,
                        ours,
                        bare),
                bare / ours,
                0.5,
                true);
    }

    private List<Object[]> rows(String sql) throws SQLException {
        return new QueryRunner(first).query(sql, new ArrayListHandler());
    }

    private void insert(List<Object[]> contents, List<Object[]> publications) throws SQLException {
        try (Connection connection = second.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, "content", contents);
            insert(connection, "publication", publications);
            connection.commit();
        }
    }

    private static void insert(Connection connection, String table, List<Object[]> rows) throws SQLException {
        String places = String.join(",", Collections.nCopies(rows.get(0).length, "?"));
        try (PreparedStatement statement =
                connection.prepareStatement("insert into " + table + " values (" + places + ")")) {
            for (int i = 0; i < rows.size(); i++) {
                Object[] row = rows.get(i);
                for (int column = 0; column < row.length; column++) {
                    statement.setObject(column + 1, row[column]);
                }
                statement.addBatch();
                if (i % 500 == 499 || i == rows.size() - 1) {
                    statement.executeBatch();
                }
            }
        }
    }

    /** One after the other in turns, so that both have the same bad minutes. */
    private void calls() throws SQLException {
        Ledgers.Office office = Ledgers.office(first, embedded(), List.of("calls"));
        List<Object[]> row = rows("select * from publication where channel = 'warm' limit 1");
        List<Object[]> content = rows("select * from content limit 1");
        List<Long> ours = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        for (int i = 0; i < WARM + CALLS; i++) {
            JobPosting posting = Postings.posting(POSTINGS + i);
            long begin = System.nanoTime();
            office.service().publish(new ChannelId("calls"), posting);
            long between = System.nanoTime();
            Object[] one = row.get(0).clone();
            one[0] = "B" + i;
            one[2] = "bare" + i;
            Object[] payload = content.get(0).clone();
            payload[0] = "bare" + i;
            long start = System.nanoTime();
            try (Connection connection = first.getConnection()) {
                connection.setAutoCommit(false);
                insert(connection, "content", List.<Object[]>of(payload));
                insert(connection, "publication", List.<Object[]>of(one));
                connection.commit();
                if (embedded()) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("checkpoint sync");
                    }
                }
            }
            long end = System.nanoTime();
            if (i >= WARM) {
                ours.add(between - begin);
                bare.add(end - start);
            }
        }
        double p99 = percentile(ours, 99);
        double least = percentile(bare, 99);
        goal(
                String.format(
                        Locale.ROOT,
                        "%s: p99 of a publish call, %.2f ms / of a bare insert and commit, %.2f ms (medians %.2f, %.2f)",
                        name,
                        p99,
                        least,
                        percentile(ours, 50),
                        percentile(bare, 50)),
                p99 / least,
                1.5,
                false);
    }

    static double percentile(List<Long> nanos, int percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private void goal(String text, double value, double goal, boolean atLeast) {
        boolean good = atLeast ? value >= goal : value <= goal;
        met &= good;
        System.out.printf(
                Locale.ROOT,
                "%-110s %8.2f   goal at %s %.2f: %s%n",
                text,
                value,
                atLeast ? "least" : "most",
                goal,
                good ? "met" : "MISSED");
    }
}
