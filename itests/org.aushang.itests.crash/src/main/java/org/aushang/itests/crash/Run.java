package org.aushang.itests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run from the first start to the comparison. */
final class Run {

    /** As the README promises; asking about what was cut off, handing over and the report take their time besides. */
    private static final Duration TAKE_OVER = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Options options;
    private final Path work;
    private final Link link;
    private final Main.Ledgers ledgers;
    private final List<Node> nodes = new ArrayList<>();
    private final Random kills;
    private final Random troubles;
    private final Script script;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "timer");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable String pending;
    private final ChangeReader changes = new ChangeReader();
    private int calls;
    private int unavailable;
    private final List<String> twice = new ArrayList<>();

    Run(Options options, Path work, Link link, Main.Ledgers ledgers, Nodes launch, Random chance) {
        this.options = options;
        this.work = work;
        this.link = link;
        this.ledgers = ledgers;
        this.kills = new Random(chance.nextLong());
        this.troubles = new Random(chance.nextLong());
        this.script = new Script(new Random(chance.nextLong()));
        for (int i = 1; i <= options.nodes(); i++) {
            nodes.add(new Node(work.resolve("node" + i), launch::launch));
        }
    }

    boolean go() throws IOException, InterruptedException, ExecutionException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> nodes.forEach(Node::kill)));
        link.bad(true);
        try {
            for (int kill = 1; kill <= options.kills(); kill++) {
                live(kill);
            }
            return settle();
        } finally {
            timer.shutdownNow();
            nodes.forEach(Node::kill);
        }
    }

    /** Until the next one is killed. */
    private void live(int kill) throws IOException, InterruptedException, ExecutionException {
        Node victim = nodes.get(kills.nextInt(nodes.size()));
        start(nodes.stream().filter(node -> node != victim).toList());
        // Every fifth dies before it has quite come up.
        long after = kills.nextInt(5) == 0 ? 300 + kills.nextInt(2500) : 2500 + kills.nextInt(6000);
        Future<?> end = timer.schedule(victim::kill, after, TimeUnit.MILLISECONDS);
        boolean troubled = troubles.nextInt(4) == 0;
        long begin = 2000L + troubles.nextInt(3000);
        Future<?> passing = timer.submit(() -> troubled(troubled, begin));
        start(List.of(victim));
        while (!end.isDone() || victim.isAlive()) {
            call();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        victim.awaitEnd();
        passing.get();
        Books books = Books.read(work.resolve("gateway/book.tsv"));
        twice.addAll(books.twice());
        if (kill % 10 == 0 || kill == options.kills()) {
            System.out.printf(
                    "%d killed, %d calls answered, %d times unavailable, %d references at the gateway%n",
                    kill, calls, unavailable, books.offers());
        }
    }

    private void troubled(boolean at, long after) {
        try {
            if (at) {
                TimeUnit.MILLISECONDS.sleep(after);
                trouble(true);
                TimeUnit.MILLISECONDS.sleep(1500);
                trouble(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trouble(boolean on) {
        try {
            ledgers.trouble().happens(on);
        } catch (IOException e) {
            System.out.println("!! trouble failed: " + e);
        }
    }

    private void start(List<Node> some) throws IOException, InterruptedException {
        for (Node node : some) {
            if (!node.isAlive() && node.start()) {
                configure(node);
            }
        }
    }

    private void configure(Node node) throws IOException {
        for (String channel : Script.CHANNELS) {
            boolean employer = !channel.equals("c");
            String partner = employer ? "V999999900" : "P999999800";
            Path files = work.resolve("gateway/partners");
            List<String> line = List.of(
                    "configure",
                    channel,
                    ".certificate="
                            + Base64.getEncoder().encodeToString(Files.readAllBytes(files.resolve(partner + ".p12"))),
                    ".pin=" + Files.readString(files.resolve(partner + ".pin")).strip(),
                    "supplierId=" + partner,
                    "kundennummer=" + (employer ? "A000A00001" : ""),
                    "allianzpartnernummer=" + (employer ? "99999" : "99998"),
                    "baseUrl=https://localhost:" + link.port() + "/",
                    "minUploadIntervalSeconds=1",
                    "firstPollSeconds=1",
                    "pollIntervalSeconds=1",
                    "resendAfterSeconds=6",
                    "answerTimeoutSeconds=5");
            node.ask(String.join("\t", line));
        }
    }

    /** The next call; one without an answer is repeated, as a host does. */
    private void call() {
        String line = pending == null ? script.next() : pending;
        pending = line;
        Node node = nodes.get(calls % nodes.size());
        Optional<String> answer = (node.isAlive() ? node : nodes.get((calls + 1) % nodes.size())).ask(line);
        if (answer.isPresent() && answer.get().startsWith("OK")) {
            pending = null;
            calls++;
            if (calls % 5 == 0) {
                changes.read(node);
            }
        } else if (answer.isPresent()) {
            unavailable++;
            if (!answer.get().startsWith("UNAVAILABLE")) {
                throw new IllegalStateException(line + " was answered with " + answer.get());
            }
        }
    }

    /** Without further kills and faults, everything has to converge to the desired state. */
    private boolean settle() throws IOException, InterruptedException {
        link.bad(false);
        trouble(false);
        start(nodes);
        Instant begin = Instant.now();
        Map<String, String> differences = Map.of("", "the last call was not acknowledged: " + pending);
        while (!differences.isEmpty() && Duration.between(begin, Instant.now()).compareTo(PATIENCE) < 0) {
            TimeUnit.MILLISECONDS.sleep(500);
            if (pending != null) {
                call();
            } else {
                differences = Books.read(work.resolve("gateway/book.tsv")).differences(script.wanted(), ledger());
            }
        }
        Books books = Books.read(work.resolve("gateway/book.tsv"));
        twice.addAll(books.twice());
        System.out.printf(
                "%d killed, %d calls, %d jobs, %d references; settled %d s after the last kill%n",
                options.kills(),
                calls,
                script.wanted().size(),
                books.offers(),
                Duration.between(begin, Instant.now()).toSeconds());
        System.out.println("lost or in a wrong state: " + differences.size() + ", doubled: " + twice.size());
        differences.forEach((job, what) -> {
            System.out.println("  " + job + ": " + what);
            System.out.println("    "
                    + nodes.get(0)
                            .ask(String.join("\t", "why", job.substring(0, 1), job))
                            .orElse(""));
        });
        twice.forEach(what -> System.out.println("  " + what));
        Optional<String> unread = changes.read(nodes.get(0));
        unread.ifPresent(why -> System.out.println("the change feed could not be read to its end: " + why));
        List<String> missed = changes.problems(ledger());
        System.out.println(
                "change feed: " + changes.position() + " changes read, missed, doubled or wrong: " + missed.size());
        missed.forEach(what -> System.out.println("  " + what));
        return differences.isEmpty() && twice.isEmpty() && missed.isEmpty() && (nodes.size() == 1 || takenOver());
    }

    /** One dies in the midst of work, for good; how long until the others have done a new call on every channel. */
    private boolean takenOver() throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            call();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Node survivor = nodes.get(nodes.size() - 1);
        nodes.subList(0, nodes.size() - 1).forEach(Node::kill);
        Instant begin = Instant.now();
        Map<String, String> missing = new TreeMap<>();
        Script.CHANNELS.forEach(
                channel -> missing.put(channel + "9", "Gärtnerin / Gärtner (m/w/d) " + channel + "9 last"));
        missing.forEach((job, title) -> survivor.ask(String.join("\t", "publish", job.substring(0, 1), job, title)));
        Duration longest = TAKE_OVER.plusSeconds(60);
        while (!missing.isEmpty() && Duration.between(begin, Instant.now()).compareTo(longest) < 0) {
            TimeUnit.MILLISECONDS.sleep(250);
            missing.keySet().removeIf(job -> survivor.ask("statuses\t" + job.charAt(0))
                    .orElse("")
                    .contains(job + "=ACCEPTED"));
        }
        System.out.printf(
                "taken over: the survivor had the board's yes on every channel %d s after the others died%s%n",
                Duration.between(begin, Instant.now()).toSeconds(),
                missing.isEmpty() ? "" : ", but not for " + missing);
        return missing.isEmpty();
    }

    private Map<String, Books.Entry> ledger() {
        Map<String, Books.Entry> entries = new TreeMap<>();
        for (String channel : Script.CHANNELS) {
            String answer = nodes.get(0).ask("statuses\t" + channel).orElse("");
            Arrays.stream(answer.split("\t"))
                    .skip(1)
                    .map(status -> status.split("="))
                    .filter(status -> status.length == 4)
                    .forEach(status -> entries.put(status[0], new Books.Entry(status[1], status[2])));
        }
        return entries;
    }
}
