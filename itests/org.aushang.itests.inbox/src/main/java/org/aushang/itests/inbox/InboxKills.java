package org.aushang.itests.inbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills nodes with an inbox in them at random moments, while mails and forms arrive and the host misbehaves. In the end the host must
 * have each mail and each acknowledged form exactly once, under one id.
 */
final class InboxKills {

    private static final PrintStream OUT = System.out;

    private final Path home;
    private final int kills;
    private final int nodes;
    private final Random random;
    private final Set<String> mails = ConcurrentHashMap.newKeySet();
    private final Set<String> forms = ConcurrentHashMap.newKeySet();
    private final List<Candidate> unanswered = new ArrayList<>();
    private int answeredLater;
    private final List<Process> running = new ArrayList<>();

    private InboxKills(Path home, int kills, int nodes, long seed) {
        this.home = home;
        this.kills = kills;
        this.nodes = nodes;
        this.random = new Random(seed);
    }

    /** Kills, nodes, seed. */
    public static void main(String... arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        int nodes = Integer.parseInt(arguments[1]);
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : new SecureRandom().nextInt(1_000_000);
        OUT.println(kills + " kills, " + nodes + " node(s) on " + (nodes == 1 ? "the embedded database" : "PostgreSQL")
                + ", seed " + seed);
        InboxKills run = new InboxKills(Files.createTempDirectory("inbox-kills"), kills, nodes, seed);
        System.exit(run.run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        for (String folder : List.of("host", "secrets")) {
            Files.createDirectories(home.resolve(folder));
        }
        try (MailServer mail = new MailServer(home);
                EmbeddedPostgres database =
                        nodes == 1 ? null : EmbeddedPostgres.builder().start()) {
            String url = database == null ? "" : database.getJdbcUrl("postgres", "postgres");
            for (int node = 0; node < nodes; node++) {
                running.add(start(node, mail, url));
            }
            for (int kill = 1; kill <= kills; kill++) {
                int node = random.nextInt(nodes);
                // Now and then it dies while it starts; mostly while it works.
                if (kill % 10 != 0) {
                    awaitStart(node);
                }
                // The kill falls into what is being sent, because sending goes on for a moment.
                int until = 2500 + random.nextInt(2500);
                Process victim = running.get(node);
                CompletableFuture<Void> killed = CompletableFuture.runAsync(
                        victim::destroyForcibly, CompletableFuture.delayedExecutor(until, TimeUnit.MILLISECONDS));
                work(mail, 2 + random.nextInt(3), Duration.ofMillis(until + 300));
                killed.get();
                victim.waitFor();
                mail.disconnect();
                running.set(node, start(node, mail, url));
                if (kill % 20 == 0) {
                    OUT.println(kill + " kills, " + mails.size() + " mails, " + forms.size() + " forms, host has "
                            + stored().size());
                }
            }
            boolean complete = settle(mail);
            running.forEach(Process::destroyForcibly);
            return judge() && complete;
        } finally {
            running.forEach(Process::destroyForcibly);
        }
    }

    private Process start(int node, MailServer mail, String url) throws IOException {
        Path own = Files.createDirectories(home.resolve("node" + node));
        Properties settings = new Properties();
        settings.putAll(mail.settings());
        settings.setProperty("home", own.toString());
        settings.setProperty("secrets", home.resolve("secrets").toString());
        settings.setProperty("host-folder", home.resolve("host").toString());
        settings.setProperty("postgresql", url);
        Path file = own.resolve("settings");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        Files.deleteIfExists(own.resolve("port"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InboxNode.class.getName(),
                        file.toString(),
                        own.resolve("port").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(own.resolve("log").toFile()))
                .start();
    }

    private void awaitStart(int node) throws InterruptedException {
        Path port = home.resolve("node" + node).resolve("port");
        for (int i = 0; i < 600 && !Files.exists(port); i++) {
            Thread.sleep(50);
        }
    }

    /** Some mails and forms within this time. */
    private void work(MailServer mail, int count, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < count; i++) {
            String id = "mail-" + HexFormat.of().toHexDigits(random.nextLong());
            mails.add(id);
            mail.deliver(
                    ("From: " + id + "@example.org\r\nTo: jobs+" + InboxNode.TOKEN + "@example.com\r\nMessage-ID: <"
                                    + id + "@example.org>\r\nSubject: x\r\n\r\n" + id + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        List<Candidate> open = new ArrayList<>();
        sendAgain();
        while (System.nanoTime() < end) {
            open(random.nextInt(nodes)).ifPresent(open::add);
            send(open);
            Thread.sleep(50);
        }
    }

    /** Those who have the form open long enough. */
    private void send(List<Candidate> open) throws InterruptedException {
        while (!open.isEmpty() && open.get(0).isReady()) {
            Candidate candidate = open.remove(0);
            send(candidate);
        }
    }

    private void send(Candidate candidate) throws InterruptedException {
        if (candidate.send()) {
            forms.add(candidate.message());
        } else {
            unanswered.add(candidate);
        }
    }

    /** Those who got no answer send the same form to whatever has started since; it may have arrived the first time. */
    private void sendAgain() throws InterruptedException {
        List<Candidate> again = List.copyOf(unanswered);
        unanswered.clear();
        for (Candidate candidate : again) {
            if (candidate.sendTo(address(random.nextInt(nodes)))) {
                forms.add(candidate.message());
                answeredLater++;
            } else {
                unanswered.add(candidate);
            }
        }
    }

    /** With the network address of another person each time. */
    private Optional<Candidate> open(int node) throws InterruptedException {
        Optional<URI> form = address(node);
        return form.isEmpty()
                ? Optional.empty()
                : Candidate.open(
                        form.get(),
                        "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7",
                        "form-" + HexFormat.of().toHexDigits(random.nextLong()));
    }

    /** Empty while it does not listen. */
    private Optional<URI> address(int node) {
        try {
            Path port = home.resolve("node" + node).resolve("port");
            return Files.exists(port)
                    ? Optional.of(URI.create(
                            "http://127.0.0.1:" + Files.readString(port) + "/aushang/apply/" + InboxNode.TOKEN))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean settle(MailServer mail) throws Exception {
        for (int second = 0; second < 240; second++) {
            sendAgain();
            if (unanswered.isEmpty()
                    && mail.left() == 0
                    && stored().values().containsAll(mails)
                    && stored().values().containsAll(forms)) {
                return true;
            }
            Thread.sleep(1000);
        }
        return false;
    }

    /** What the host has, by id. */
    private Map<String, String> stored() throws IOException {
        Map<String, String> stored = new HashMap<>();
        try (Stream<Path> files = Files.list(home.resolve("host"))) {
            for (Path file : files.toList()) {
                stored.put(file.getFileName().toString(), Files.readString(file).strip());
            }
        }
        return stored;
    }

    private boolean judge() throws IOException {
        Map<String, String> stored = stored();
        Set<String> sent = new TreeSet<>(mails);
        sent.addAll(forms);
        Set<String> lost = new TreeSet<>(sent);
        lost.removeAll(Set.copyOf(stored.values()));
        int doubled = stored.size() - Set.copyOf(stored.values()).size();
        OUT.println(mails.size() + " mails and " + forms.size() + " acknowledged forms sent, "
                + answeredLater + " of them again after a kill; the host has "
                + stored.size() + "; lost: " + lost.size() + "; under two ids: " + doubled);
        if (!lost.isEmpty()) {
            OUT.println("lost: " + lost + " in " + home);
        }
        // Where nothing was sent, nothing was proved.
        return lost.isEmpty() && doubled == 0 && !mails.isEmpty() && !forms.isEmpty();
    }
}
