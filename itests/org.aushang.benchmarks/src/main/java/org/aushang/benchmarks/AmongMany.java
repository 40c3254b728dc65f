package org.aushang.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;

/**
 * One change, from the call to the board's acceptance, in a channel of 1,000 publications and in one of 1,000,000. In a JVM of its
 * own; says its figures, and ends with 1 if the goal is missed.
 */
public final class AmongMany {

    private static final int MANY = 1_000_000;
    private static final int FEW = 1_000;
    private static final int WARM = 150;
    private static final int CHANGES = 400;

    private AmongMany() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path directory = Ledgers.directory();
        boolean met = measure("H2", Ledgers.h2(directory), Ledgers.h2(directory), "system_range(1, ?) r(x)");
        try (EmbeddedPostgres one = Ledgers.postgresql();
                EmbeddedPostgres other = Ledgers.postgresql()) {
            met &= measure("PostgreSQL", Ledgers.pooled(one), Ledgers.pooled(other), "generate_series(1, ?) r(x)");
        }
        System.exit(met ? 0 : 1);
    }

    private static boolean measure(String name, DataSource small, DataSource large, String numbers)
            throws SQLException {
        Ledgers.Office few = fill(small, FEW, numbers);
        Ledgers.Office many = fill(large, MANY, numbers);
        List<Long> inFew = new ArrayList<>();
        List<Long> inMany = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < WARM + CHANGES; i++) {
            long first = change(few, 1 + random.nextInt(FEW), i);
            long second = change(many, 1 + random.nextInt(MANY), i);
            if (i >= WARM) {
                inFew.add(first);
                inMany.add(second);
            }
        }
        double small50 = Remembering.percentile(inFew, 50);
        double large50 = Remembering.percentile(inMany, 50);
        boolean good = large50 / small50 <= 1.5;
        System.out.printf(
                Locale.ROOT,
                "%-110s %8.2f   goal at most 1.50: %s%n",
                String.format(
                        Locale.ROOT,
                        "%s: one change among 1,000,000, %.2f ms / in a channel of 1,000, %.2f ms (medians)",
                        name,
                        large50,
                        small50),
                large50 / small50,
                good ? "met" : "MISSED");
        return good;
    }

    private static JobPosting posting(int number, int revision) {
        return JobPosting.builder("job-" + number)
                .title("Gärtner " + revision)
                .description("Sie pflegen Gärten und Parks der Stadt, bei jedem Wetter. ".repeat(3))
                .build();
    }

    private static long change(Ledgers.Office office, int number, int revision) {
        JobPosting posting = posting(number, revision);
        long begin = System.nanoTime();
        office.service().publish(new ChannelId("ch"), posting);
        office.worker().run("ch");
        long end = System.nanoTime();
        PublicationState state = office.service()
                .status(PublicationRef.of("ch", posting.identifier()))
                .map(PublicationStatus::state)
                .orElseThrow();
        if (state != PublicationState.ACCEPTED) {
            throw new IllegalStateException(posting.identifier() + " is " + state);
        }
        return end - begin;
    }

    /** As many accepted publications, written by the database itself. */
    private static Ledgers.Office fill(DataSource database, int size, String numbers) throws SQLException {
        Ledgers.Office office = Ledgers.office(database, numbers.startsWith("system"), List.of("ch"));
        office.service().publish(new ChannelId("ch"), posting(1, 0));
        office.worker().run("ch");
        new QueryRunner(database)
                .update("insert into content (digest, payload, used_at) select 'd', payload, used_at from content");
        new QueryRunner(database)
                .update(
                        "insert into publication (id, channel, job, generation, latest, wanted, digest, title, place,"
                                + " state, since, on_board, board_digest, edition, edition_since, online_since) select"
                                + " 'N' || lpad(cast(x as varchar(10)), 9, '0'), 'ch', 'job-' || x, 1, true, true, 'd',"
                                + " 'Gärtner', 'Kiel', 'ACCEPTED', current_timestamp, 'PRESENT', 'd', 1, current_timestamp,"
                                + " current_timestamp from " + numbers + " where x > 1",
                        size);
        return office;
    }
}
