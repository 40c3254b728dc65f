package org.aushang.itests.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;

/**
 * Many channels, each with a partner and a certificate of its own, in one real Karaf: how long until all of them are there and
 * have delivered a job, and what they cost when nothing is to be done. Ends with 1 if a job is not accepted or a goal is missed.
 */
final class Crowd {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    /** In bytes of heap, for one idle channel. */
    private static final long GOAL = 64 * 1024;
    /** Threads that come and go with the work, not with channels. */
    private static final int SLACK = 20;

    private final Path root;
    private final Path work;
    private final int channels;

    private Crowd(Path root, Path work, int channels) {
        this.root = root;
        this.work = work;
        this.channels = channels;
    }

    public static void main(String[] arguments) throws Exception {
        int channels = arguments.length == 0 ? 2000 : Integer.parseInt(arguments[0]);
        Path root = Path.of("").toAbsolutePath();
        Path work = root.resolve("itests/target/crowd");
        Main.clear(work);
        System.exit(new Crowd(root, work, channels).go() ? 0 : 1);
    }

    /** What an idle process holds. */
    private record Cost(long heap, long threads, long sockets, boolean accepted) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.1f MiB heap, %d threads, %d sockets", heap / 1048576.0, threads, sockets);
        }
    }

    private boolean go() throws IOException, InterruptedException {
        try (Simulator gateway = Simulator.start(
                work.resolve("gateway"), 0, Duration.ZERO, new FaultInjection(), Clock.systemUTC(), channels)) {
            String address = gateway.address().toString();
            // What the first channel costs is what a host with any channel at all costs.
            Cost one = with(1, address);
            Cost many = with(channels, address);
            long each = (many.heap() - one.heap()) / (channels - 1);
            boolean lean = each < GOAL && many.threads() <= one.threads() + SLACK;
            System.out.printf(
                    Locale.ROOT,
                    "each further channel: %.1f KiB heap (goal %d), %.3f threads%n",
                    each / 1024.0,
                    GOAL / 1024,
                    (many.threads() - one.threads()) / (double) (channels - 1));
            return many.accepted() && one.accepted() && lean;
        }
    }

    /** From the start of a Karaf to its idling, a minute after the last yes. */
    private Cost with(int count, String address) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(work.resolve("node" + count));
        Nodes nodes = Nodes.karafs(root, directory.resolve("ledger"), Optional.empty(), "384m");
        Node node = new Node(directory, nodes::launch);
        nodes.launch(directory);
        configure(directory.resolve("karaf/etc"), work.resolve("gateway/partners"), address, count, 5);
        Instant begin = Instant.now();
        try {
            node.start();
            System.out.println(count + " channels: host there after " + since(begin));
            int left = deliver(node, begin, count);
            TimeUnit.SECONDS.sleep(60);
            Cost cost = cost(node, left == 0);
            System.out.println("  idle: " + cost);
            return cost;
        } finally {
            node.kill();
        }
    }

    static String partner(int number) {
        return String.format(Locale.ROOT, "V1%06d00", number);
    }

    /**
     * As an admin does it who has a file in {@code etc} for each.
     *
     * @param look how many seconds pass before a report is looked for, and twice what passes before the next time
     */
    static void configure(Path etc, Path partners, String address, int count, int look) throws IOException {
        for (int i = 0; i < count; i++) {
            String partner = partner(i);
            Path file = partners.resolve(partner + ".p12");
            Files.writeString(
                    etc.resolve("org.aushang.connector.arbeitsagentur-" + partner + ".cfg"),
                    String.join(
                            "\n",
                            "aushang.channel.id=" + partner,
                            ".certificate=" + Base64.getEncoder().encodeToString(Files.readAllBytes(file)),
                            ".pin="
                                    + Files.readString(file.resolveSibling(partner + ".pin"))
                                            .strip(),
                            "supplierId=" + partner,
                            "kundennummer=A000A00001",
                            "allianzpartnernummer=" + (200_000 + i),
                            "baseUrl=" + address,
                            "minUploadIntervalSeconds=1",
                            "firstPollSeconds=" + look,
                            "pollIntervalSeconds=" + Math.max(1, look / 2),
                            ""),
                    StandardCharsets.UTF_8);
        }
    }

    /** @return how many did not come to the board's yes in time */
    private int deliver(Node node, Instant begin, int count) throws InterruptedException {
        TreeSet<String> open = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            String channel = partner(i);
            node.ask(String.join("\t", "publish", channel, "job", "Gärtnerin / Gärtner (m/w/d) " + channel));
            open.add(channel);
        }
        System.out.println("  desired after " + since(begin));
        while (!open.isEmpty() && Duration.between(begin, Instant.now()).compareTo(PATIENCE) < 0) {
            TimeUnit.SECONDS.sleep(1);
            open.removeIf(channel -> node.ask("statuses\t" + channel).orElse("").contains("job=ACCEPTED"));
        }
        System.out.println("  accepted after " + since(begin) + ", but " + open.size());
        open.stream()
                .limit(3)
                .forEach(channel -> System.out.println(
                        "  " + node.ask("why\t" + channel + "\tjob").orElse("")));
        return open.size();
    }

    private static String since(Instant begin) {
        return Duration.between(begin, Instant.now()).toSeconds() + " s";
    }

    private static Cost cost(Node node, boolean accepted) throws IOException, InterruptedException {
        long pid = node.pid();
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        long used = jcmd(pid, "GC.heap_info")
                .lines()
                .filter(line -> line.contains("used"))
                .limit(1)
                .mapToLong(line -> Long.parseLong(line.replaceAll(".* used (\\d+)K.*", "$1")))
                .sum();
        return new Cost(
                used * 1024,
                entries(Path.of("/proc/" + pid + "/task")),
                sockets(Path.of("/proc/" + pid + "/fd")),
                accepted);
    }

    private static long entries(Path directory) throws IOException {
        try (var all = Files.list(directory)) {
            return all.count();
        }
    }

    private static long sockets(Path descriptors) throws IOException {
        try (var all = Files.list(descriptors)) {
            return all.filter(Crowd::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // Closed in the meantime.
            return false;
        }
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
