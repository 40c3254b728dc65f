package org.aushang.itests.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process with the real bundles in it, that can be killed and started again. */
final class Node {

    private static final Duration START = Duration.ofSeconds(90);

    private final Path directory;
    private final Launch launch;
    private volatile @Nullable Process process;
    private volatile boolean killed;
    private @Nullable Socket socket;

    /** How to start such a process. */
    @FunctionalInterface
    interface Launch {

        ProcessBuilder in(Path directory) throws IOException;
    }

    Node(Path directory, Launch launch) {
        this.directory = directory;
        this.launch = launch;
    }

    /** Starts the process and returns when its host listens; false if it died before. */
    boolean start() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.deleteIfExists(directory.resolve("port"));
        Process started = launch.in(directory)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("out").toFile()))
                .start();
        killed = false;
        process = started;
        Instant end = Instant.now().plus(START);
        while (!Files.exists(directory.resolve("port"))) {
            if (!started.isAlive() && killed) {
                return false;
            }
            if (!started.isAlive()) {
                throw new IllegalStateException("it ended by itself, see " + directory.resolve("out"));
            }
            if (Instant.now().isAfter(end)) {
                started.destroyForcibly();
                throw new IllegalStateException("no host within " + START + ", see " + directory.resolve("out"));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    long pid() {
        return Objects.requireNonNull(process, "not started").pid();
    }

    /** As {@code kill -9}. */
    void kill() {
        Process running = process;
        if (running != null) {
            killed = true;
            running.destroyForcibly();
        }
    }

    void awaitEnd() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.waitFor();
        }
    }

    /** What the host answered; empty if unknown, because it went away. */
    Optional<String> ask(String line) {
        try {
            Socket open = socket;
            if (open == null || open.isClosed()) {
                int port = Integer.parseInt(Files.readString(directory.resolve("port")));
                open = new Socket(InetAddress.getLoopbackAddress(), port);
                open.setSoTimeout(60_000);
                socket = open;
            }
            new PrintWriter(open.getOutputStream(), true, StandardCharsets.UTF_8).println(line);
            String answer =
                    new BufferedReader(new InputStreamReader(open.getInputStream(), StandardCharsets.UTF_8)).readLine();
            if (answer != null) {
                return Optional.of(answer);
            }
        } catch (IOException e) {
            // It went away.
        }
        try {
            Socket open = socket;
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // It is gone already.
        }
        socket = null;
        return Optional.empty();
    }
}
