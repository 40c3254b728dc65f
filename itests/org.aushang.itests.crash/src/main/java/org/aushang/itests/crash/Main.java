package org.aushang.itests.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;

/**
 * Kills at random, then compares. Ends with 0 only if nothing is lost, doubled or in a wrong state; with 1 if something is;
 * with 2 if the call is wrong.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.out.println(
                "seed " + options.seed() + "   (the same again: " + String.join(" ", command(options)) + ")");
        System.exit(run(options) ? 0 : 1);
    }

    private static Stream<String> words(Options options) {
        return Stream.of(
                        "--kills", options.kills(),
                        "--seed", options.seed(),
                        "--database", options.postgresql() ? "postgresql" : "h2",
                        "--nodes", options.nodes(),
                        "--pool", options.pool(),
                        "--karaf", options.karaf())
                .map(String::valueOf);
    }

    private static String[] command(Options options) {
        return Stream.concat(Stream.of("bash", "itests/kill.sh"), words(options))
                .toArray(String[]::new);
    }

    private static boolean run(Options options) throws Exception {
        Path root = Path.of("").toAbsolutePath();
        Path work =
                root.resolve("itests/target/kill-" + (options.postgresql() ? "postgresql-" : "h2-") + options.nodes());
        clear(work);
        Random chance = new Random(options.seed());
        Random reports = new Random(chance.nextLong());
        try (Simulator gateway = Simulator.start(
                        work.resolve("gateway"),
                        0,
                        Duration.ofMillis(700),
                        new FaultInjection(fault -> reporting(fault, reports)),
                        Clock.systemUTC());
                Link link = new Link(gateway.address().getPort(), new Random(chance.nextLong()));
                Ledgers ledgers = options.postgresql()
                        ? Ledgers.postgresql(new Random(chance.nextLong()))
                        : Ledgers.embedded(work.resolve("disk"))) {
            Nodes nodes = new Nodes(
                    root,
                    ledgers.directory(),
                    ledgers.url(),
                    options.pool(),
                    options.karaf(),
                    new Random(chance.nextLong()));
            return new Run(options, work, link, ledgers, nodes, chance).go();
        }
    }

    /** Every eighth report comes twice, and as many half first. */
    private static boolean reporting(Fault fault, Random random) {
        return (fault == Fault.REPORT_TWICE || fault == Fault.REPORT_HALF_FIRST) && random.nextInt(8) == 0;
    }

    static void clear(Path work) throws IOException {
        if (Files.exists(work)) {
            try (Stream<Path> files = Files.walk(work)) {
                Path[] all = files.sorted((a, b) -> b.compareTo(a)).toArray(Path[]::new);
                for (Path file : all) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(work);
    }

    /** Where the ledger is, and what can befall it there. */
    record Ledgers(Path directory, Optional<String> url, Closeable keeper, Trouble trouble) implements Closeable {

        /** Something that befalls the ledger, and passes. */
        interface Trouble {

            /** @param on whether it begins; otherwise it ends */
            void happens(boolean on) throws IOException;
        }

        static Ledgers embedded(Path directory) throws IOException, InterruptedException {
            Disk disk = new Disk(directory);
            return new Ledgers(disk.directory(), Optional.empty(), disk, on -> {
                if (disk.canBeFull() && on) {
                    disk.fill();
                } else if (disk.canBeFull()) {
                    disk.empty();
                }
            });
        }

        static Ledgers postgresql(Random random) throws IOException {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            Link wire = new Link(server.getPort(), random);
            String url = "jdbc:postgresql://localhost:" + wire.port() + "/postgres";
            return new Ledgers(
                    Path.of(""),
                    Optional.of(url),
                    () -> {
                        wire.close();
                        server.close();
                    },
                    wire::cut);
        }

        @Override
        public void close() throws IOException {
            keeper.close();
        }
    }
}
