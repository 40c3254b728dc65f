package org.aushang.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.service.ChannelServiceImpl;

/**
 * What a posting costs from the call to the board's later verdict, by how many there are: time, statements and bytes. The board takes
 * everything; files have 500 postings. Then what a status page costs among them. In a JVM of its own; ends with 1 if a goal is
 * missed.
 */
public final class Masses {

    private static final int CHANNELS = 20;
    private static final int WARM = 10_000;

    private final String name;
    private final AtomicLong statements = new AtomicLong();
    private final Ledgers.Office office;
    private final ChannelServiceImpl channelService;
    private int jobs;
    private boolean met = true;

    private Masses(String name, DataSource database) {
        this.name = name;
        this.office = Ledgers.office(
                Idle.counting(database, DataSource.class, statements),
                name.equals("H2"),
                channels(CHANNELS),
                Ledgers.Later::new);
        this.channelService = office.channelService();
    }

    private static List<String> channels(int channels) {
        return IntStream.range(0, channels + 2).mapToObj(i -> "ch" + i).toList();
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        boolean met = new Masses("H2", Ledgers.h2(Ledgers.directory())).all();
        try (EmbeddedPostgres server = Ledgers.postgresql()) {
            met &= new Masses("PostgreSQL", Ledgers.pooled(server)).all();
        }
        System.exit(met ? 0 : 1);
    }

    private boolean all() throws IOException {
        deliver(WARM, CHANNELS);
        double few = deliver(5_000, CHANNELS);
        double more = deliver(20_000, CHANNELS);
        double small = page();
        double many = deliver(100_000, CHANNELS);
        double large = page();
        goal("a posting among 20,000 / among 5,000 over 20 channels", more / few, 1.2);
        goal("a posting among 100,000 / among 5,000 over 20 channels", many / few, 1.2);
        goal("a status page with 135,000 publications / with 35,000", large / small, 2);
        double one = alone(1_000, "ch" + CHANNELS);
        double single = alone(20_000, "ch" + (CHANNELS + 1));
        goal("a posting in a channel of 20,000 / of 1,000", single / one, 1.2);
        return met;
    }

    /** Milliseconds for each of so many new postings. */
    private double deliver(int postings, int channels) throws IOException {
        long before = statements.get();
        long written = written();
        double time = 0;
        for (int channel = 0; channel < channels; channel++) {
            time += publish("ch" + channel, postings / channels);
        }
        say(String.format(
                Locale.ROOT,
                "%s: %,d postings over %d channels: %.2f ms, %.3f statements, %.1f KB written for each",
                name,
                postings,
                channels,
                time / postings,
                (statements.get() - before) / (double) postings,
                (written() - written) / 1024.0 / postings));
        if (postings == 100_000) {
            goal("statements for each of 100,000 postings", (statements.get() - before) / (double) postings, 0.5);
            if (name.equals("H2")) {
                goal("KB written for each of 100,000 postings", (written() - written) / 1024.0 / postings, 10);
            }
        }
        return time / postings;
    }

    private double alone(int postings, String channel) {
        return publish(channel, postings) / postings;
    }

    /** Through the calls of a host, in parts of 500; milliseconds until the last is accepted. */
    private double publish(String channel, int postings) {
        List<JobPosting> all = IntStream.range(0, postings)
                .mapToObj(i -> Postings.posting(jobs + i))
                .toList();
        jobs += postings;
        ChannelId id = new ChannelId(channel);
        long begin = System.nanoTime();
        office.add(id, all);
        while (office.open(channel) > 0) {
            office.worker().run(channel);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Milliseconds of a page of publications and the overview of channels, the median of some. */
    private double page() {
        PublicationQuery query = PublicationQuery.of(new ChannelId("ch3")).toBuilder()
                .states(Set.of(PublicationState.ACCEPTED))
                .limit(100)
                .build();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long begin = System.nanoTime();
            office.service().find(query);
            channelService.channels();
            times.add(System.nanoTime() - begin);
        }
        double median = Remembering.percentile(times, 50);
        say(String.format(Locale.ROOT, "%s: the first page of find, and channels(): %.1f ms", name, median));
        return median;
    }

    /** Bytes that this process has given to files so far, as Linux counts them. */
    private static long written() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("wchar:"))
                .mapToLong(line -> Long.parseLong(line.substring(6).strip()))
                .findFirst()
                .orElse(0);
    }

    private void goal(String text, double value, double most) {
        boolean good = value <= most;
        met &= good;
        say(String.format(
                Locale.ROOT,
                "%-90s %8.3f   goal at most %.2f: %s",
                name + ": " + text,
                value,
                most,
                good ? "met" : "MISSED"));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
