package org.aushang.itests.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;

/**
 * Very many postings over many partners through TLS to the simulated gateway, until the board's last yes; and the very same files
 * by {@code curl}, until the last report is fetched. Ours has sent a fifth of that for other partners before. Both upload at most
 * once a second for each partner and look once a second. Ends with 1 if a posting is not accepted, or ours takes more than 3
 * times as long, on PostgreSQL more than twice.
 */
final class Bulk {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Pattern LINK = Pattern.compile("href=\"(ES[^\"]+)\"");

    private final Path root;
    private final Path work;
    private final int postings;
    /** Address of a PostgreSQL; empty: the embedded file. */
    private final Optional<String> database;

    private final double goal;

    private final List<String> partners = new ArrayList<>();
    /** Others, by whom a process that has just started becomes one that has been running for a while. */
    private final List<String> before = new ArrayList<>();

    private Bulk(Path root, Path work, int postings, int employers, Optional<String> database) {
        this.root = root;
        this.database = database;
        this.goal = database.isPresent() ? 2 : 3;
        this.work = work;
        this.postings = postings;
        for (int i = 0; i < employers; i++) {
            partners.add(Crowd.partner(i));
            before.add(Crowd.partner(employers + i));
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean postgresql = given.remove("--postgresql");
        int postings = given.isEmpty() ? 100_000 : Integer.parseInt(given.get(0));
        Path root = Path.of("").toAbsolutePath();
        Path work = root.resolve("itests/target/bulk");
        Main.clear(work);
        boolean met;
        if (postgresql) {
            try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
                // As operations.md recommends: several rows in one statement.
                String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?reWriteBatchedInserts=true";
                met = new Bulk(root, work, postings, 20, Optional.of(url)).go();
            }
        } else {
            met = new Bulk(root, work, postings, 20, Optional.empty()).go();
        }
        System.exit(met ? 0 : 1);
    }

    private boolean go() throws Exception {
        Map<String, Map<String, byte[]>> files = new TreeMap<>();
        double ours;
        try (Simulator gateway = open(work.resolve("gateway"))) {
            ours = ours(gateway.address().toString());
            System.out.printf(
                    Locale.ROOT,
                    "the gateway's JVM is warm for both: it had taken %,d postings before ours, and %,d before curl's%n",
                    postings / 5,
                    postings / 5 + postings);
            for (String partner : partners) {
                files.put(partner, gateway.book().uploads(partner));
            }
        }
        Path other = Files.createDirectories(work.resolve("gateway2"));
        copy(work.resolve("gateway"), other);
        double curl;
        try (Simulator gateway = open(other)) {
            curl = curl(gateway.address().toString(), other, files);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %,d postings in %d files: ours %.1f s, curl %.1f s, ours / curl %.2f   goal at most %.1f: %s%n",
                database.isPresent() ? "PostgreSQL" : "embedded",
                postings,
                files.values().stream().mapToInt(Map::size).sum(),
                ours,
                curl,
                ours / curl,
                goal,
                ours / curl <= goal ? "met" : "MISSED");
        return ours / curl <= goal;
    }

    private Simulator open(Path directory) throws IOException {
        return Simulator.start(
                directory, 0, Duration.ZERO, new FaultInjection(), Clock.systemUTC(), 2 * partners.size());
    }

    /** The same certificates and an empty store. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith("book")) {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private double ours(String address) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(work.resolve("node"));
        Nodes nodes = Nodes.karafs(root, directory.resolve("ledger"), database, "2g");
        Node node = new Node(directory, nodes::launch);
        nodes.launch(directory);
        Crowd.configure(
                directory.resolve("karaf/etc"), work.resolve("gateway/partners"), address, 2 * partners.size(), 1);
        try {
            node.start();
            System.out.printf(Locale.ROOT, "%,d postings before: %.1f s%n", postings / 5, sent(node, before, 5));
            return sent(node, partners, 1);
        } finally {
            node.kill();
        }
    }

    /** Seconds from the word go, with everything durably desired, to the last yes in the ledger. */
    private double sent(Node node, List<String> channels, int fraction) throws InterruptedException {
        int each = postings / channels.size() / fraction;
        Instant publishing = Instant.now();
        for (String channel : channels) {
            // The first word about a channel makes it known, and then it can be paused.
            node.ask("publish\t" + channel + "\tjob0\tGärtnerin / Gärtner (m/w/d)");
            node.ask("pause\t" + channel);
        }
        for (String channel : channels) {
            said(node.ask("many\t" + channel + "\t" + each));
        }
        System.out.printf(Locale.ROOT, "%,d desired durably in %.1f s%n", each * channels.size(), seconds(publishing));
        String token = said(node.ask("latest\tchange")).get(1);
        Map<String, Integer> accepted = new TreeMap<>();
        double busy = cpu();
        Instant begin = Instant.now();
        channels.forEach(channel -> node.ask("resume\t" + channel));
        while (!channels.stream().allMatch(channel -> accepted.getOrDefault(channel, 0) == each)) {
            TimeUnit.MILLISECONDS.sleep(500);
            // The change feed has each acceptance once, so nothing is counted that was counted before.
            List<String> answer = said(node.ask("acceptances\t" + token));
            token = answer.get(1);
            for (String count : answer.subList(2, answer.size())) {
                int at = count.lastIndexOf('=');
                accepted.merge(count.substring(0, at), Integer.parseInt(count.substring(at + 1)), Integer::sum);
            }
            if (Duration.between(begin, Instant.now()).compareTo(PATIENCE) > 0) {
                throw new IllegalStateException("not all accepted: " + accepted);
            }
        }
        System.out.printf(Locale.ROOT, "the gateway took %.1f s of CPU meanwhile%n", cpu() - busy);
        return seconds(begin);
    }

    /** Seconds of CPU of this JVM, which is the gateway's. */
    private static double cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    private static List<String> said(Optional<String> answer) {
        if (!answer.orElse("").startsWith("OK")) {
            throw new IllegalStateException("the host said " + answer);
        }
        return List.of(answer.orElse("").split("\t", -1));
    }

    private double curl(String address, Path gateway, Map<String, Map<String, byte[]>> files) throws Exception {
        Path client = Files.createDirectories(work.resolve("curl"));
        for (Map.Entry<String, Map<String, byte[]>> partner : files.entrySet()) {
            Path store = gateway.resolve("partners").resolve(partner.getKey());
            run(
                    "openssl",
                    "pkcs12",
                    "-in",
                    store + ".p12",
                    "-passin",
                    "file:" + store + ".pin",
                    "-nodes",
                    "-out",
                    client.resolve(partner.getKey() + ".pem").toString());
            Path folder = Files.createDirectories(client.resolve(partner.getKey()));
            for (Map.Entry<String, byte[]> file : partner.getValue().entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        double busy = cpu();
        Instant begin = Instant.now();
        ExecutorService threads = Executors.newFixedThreadPool(files.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (String partner : files.keySet()) {
                running.add(threads.submit(() -> {
                    byCurl(address, gateway, client, partner);
                    return partner;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.printf(Locale.ROOT, "the gateway took %.1f s of CPU meanwhile%n", cpu() - busy);
        return seconds(begin);
    }

    private static void byCurl(String address, Path gateway, Path client, String partner)
            throws IOException, InterruptedException {
        List<String> way = List.of(
                "curl",
                "-sS",
                "--cacert",
                gateway.resolve("ca.pem").toString(),
                "--cert",
                client.resolve(partner + ".pem").toString());
        List<Path> uploads;
        try (Stream<Path> all = Files.list(client.resolve(partner))) {
            uploads = all.sorted().toList();
        }
        Instant last = Instant.EPOCH;
        for (Path file : uploads) {
            long wait = 1000 - Duration.between(last, Instant.now()).toMillis();
            TimeUnit.MILLISECONDS.sleep(Math.max(0, wait));
            last = Instant.now();
            String page = run(Stream.concat(way.stream(), Stream.of("-F", "upload=@" + file, address + "in/upload.php"))
                    .toArray(String[]::new));
            if (!page.contains("SUCCESS")) {
                throw new IllegalStateException(page);
            }
        }
        Set<String> fetched = new HashSet<>();
        while (fetched.size() < uploads.size()) {
            String listing = run(Stream.concat(way.stream(), Stream.of(address)).toArray(String[]::new));
            Matcher link = LINK.matcher(listing);
            while (link.find()) {
                if (fetched.add(link.group(1))) {
                    run(Stream.concat(
                                    way.stream(),
                                    Stream.of(
                                            "-o", client.resolve(link.group(1)).toString(), address + link.group(1)))
                            .toArray(String[]::new));
                }
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " ended with " + process.exitValue() + ": " + said);
        }
        return said;
    }

    private static double seconds(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    }
}
