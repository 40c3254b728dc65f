package org.aushang.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.dbutils.QueryRunner;
import org.apache.commons.dbutils.handlers.ScalarHandler;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;

/**
 * 120,000 postings over 20 channels, ten times on one embedded ledger without a break: the file against what is alive in it, after each
 * time. In a JVM of its own; ends with 1 if the file is ever larger than three times that.
 */
public final class TenMasses {

    private static final int TIMES = 10;
    private static final int CHANNELS = 20;
    private static final int POSTINGS = 120_000;
    private static final double GOAL = 3;

    private TenMasses() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        int postings = arguments.length == 0 ? POSTINGS : Integer.parseInt(arguments[0]);
        Path directory = Ledgers.directory();
        DataSource database = Ledgers.h2(directory);
        List<String> channels =
                IntStream.range(0, CHANNELS).mapToObj(i -> "ch" + i).toList();
        Ledgers.Office office = Ledgers.office(database, true, channels, Ledgers.Later::new);
        boolean met = true;
        int jobs = 0;
        for (int time = 1; time <= TIMES; time++) {
            long begin = System.nanoTime();
            for (String channel : channels) {
                int first = jobs;
                List<JobPosting> more = IntStream.range(0, postings / CHANNELS)
                        .mapToObj(i -> Postings.posting(first + i))
                        .toList();
                jobs += more.size();
                office.add(new ChannelId(channel), more);
                while (office.open(channel) > 0) {
                    office.worker().run(channel);
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double file = size(directory) / 1e6;
            double live = live(database) / 1e6;
            met &= file / live <= GOAL;
            System.out.printf(
                    Locale.ROOT,
                    "%2d: %,9d postings, %.0f s; file %,.0f MB, live %,.0f MB, ratio %.2f (goal at most %.0f)%n",
                    time,
                    jobs,
                    seconds,
                    file,
                    live,
                    file / live,
                    GOAL);
        }
        System.exit(met ? 0 : 1);
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Bytes of contents, of artifacts, of the feed, and of the rows of publications and orders; indexes and histories not counted. */
    private static long live(DataSource database) throws SQLException {
        long sum = 0;
        for (String sql : List.of(
                "select sum(length(digest) + octet_length(payload) + 12) from content",
                "select sum(length(id) + length(channel) + length(job) + length(digest) + length(title) + length(state) +"
                        + " length(on_board) + 45) from publication",
                "select sum(length(submission) + length(publication) + length(digest) + 4) from submission_order",
                "select coalesce(sum(octet_length(content)), 0) from artifact_part",
                "select sum(octet_length(changes)) from change_batch")) {
            Number value = new QueryRunner(database).query(sql, new ScalarHandler<Number>());
            sum += value.longValue();
        }
        return sum;
    }
}
