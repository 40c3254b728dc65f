package org.aushang.benchmarks.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Runs the same work on each engine, in a JVM of its own, and says what it cost. Arguments: how many postings, and optionally the
 * engines. {@code kills N} instead kills a writer so often, and counts acknowledged commits that are missing afterwards.
 */
public final class Engines {

    private static final int CHANGES = 300;

    /** Minutes for one engine. */
    private static final int LONGEST = 10;

    private Engines() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "one" -> one(Engine.valueOf(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
            case "write" -> Kills.write(Engine.valueOf(arguments[1]), Path.of(arguments[2]));
            case "read" -> Kills.read(Engine.valueOf(arguments[1]), Path.of(arguments[2]));
            case "kills" -> Kills.all(Integer.parseInt(arguments[1]), engines(arguments, 2));
            default -> all(Integer.parseInt(arguments[0]), engines(arguments, 1));
        }
    }

    private static List<Engine> engines(String[] arguments, int from) {
        return arguments.length > from
                ? Stream.of(arguments).skip(from).map(Engine::valueOf).toList()
                : List.of(Engine.values());
    }

    private static void all(int postings, List<Engine> engines) throws IOException, InterruptedException {
        say("engine | work s | MB written | file MB | closed MB | / live | change p50 ms | reads/s beside | backup s");
        for (Engine engine : engines) {
            Path directory = directory(engine);
            Process process = start("one", engine, directory, String.valueOf(postings))
                    .inheritIO()
                    .start();
            if (!process.waitFor(LONGEST, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                say(engine + ": not done within " + LONGEST + " minutes");
            } else if (process.exitValue() != 0) {
                say(engine + ": failed");
            }
            clear(directory);
        }
    }

    static Path directory(Engine engine) throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("itests/org.aushang.benchmarks/target/engines")), engine.name());
    }

    static ProcessBuilder start(String what, Engine engine, Path directory, String... more) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-Dderby.stream.error.file=/dev/null",
                "-Dhsqldb.reconfig_logging=false",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                Engines.class.getName(),
                what,
                engine.name(),
                directory.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    static void clear(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void one(Engine engine, Path directory, int postings) throws Exception {
        LedgerWork work = new LedgerWork(engine, directory);
        work.createTables();
        AtomicLong reads = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        Thread reader = new Thread(() -> readBeside(engine, directory, reads, done));
        long written = written();
        long begin = System.nanoTime();
        reader.start();
        List<String> ids = List.of();
        for (int batch = 0; batch * LedgerWork.BATCH < postings; batch++) {
            ids = work.publish(batch);
            work.deliver(batch, ids);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        done.set(true);
        reader.join();
        written = written() - written;
        long size = Engine.size(directory);
        long[] changes = new long[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            long start = System.nanoTime();
            work.change(ids.get(i));
            changes[i] = System.nanoTime() - start;
        }
        java.util.Arrays.sort(changes);
        double backup = backup(engine, work.connection(), directory.resolveSibling(directory.getFileName() + ".copy"));
        long live = live(engine, work.connection());
        work.connection().close();
        engine.close(directory);
        long closed = Engine.size(directory);
        say(String.format(
                Locale.ROOT,
                "%s | %.1f | %.0f | %.0f | %.0f | %.2f | %.2f | %.0f | %.1f",
                engine,
                seconds,
                written / 1e6,
                size / 1e6,
                closed / 1e6,
                (double) size / live,
                changes[CHANGES / 2] / 1e6,
                reads.get() / seconds,
                backup));
    }

    /** Bytes that this process has given to files so far, as Linux counts them. */
    private static long written() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("wchar:"))
                .mapToLong(line -> Long.parseLong(line.substring(6).strip()))
                .findFirst()
                .orElse(0);
    }

    /** One page of a channel after the other, as a status page asks for it. */
    private static void readBeside(Engine engine, Path directory, AtomicLong reads, AtomicBoolean done) {
        try (Connection connection = engine.connect(directory)) {
            while (!done.get()) {
                try (PreparedStatement select = connection.prepareStatement(
                        "select id, title, state from publication where channel = ? and job > ? order by channel, job")) {
                    select.setMaxRows(100);
                    select.setString(1, "channel" + reads.get() % 20);
                    select.setString(2, "");
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            rows.getString("title");
                        }
                    }
                }
                connection.rollback();
                reads.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (SQLException e) {
            say(engine + ": a reader failed beside the writer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double backup(Engine engine, Connection connection, Path copy) throws IOException {
        long begin = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            if (engine == Engine.SQLITE) {
                statement.executeUpdate(engine.backup(copy));
            } else {
                statement.execute(engine.backup(copy));
            }
        } catch (SQLException e) {
            say(engine + ": no backup: " + e.getMessage());
            return -1;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (Path file : List.of(copy, copy.resolveSibling(copy.getFileName() + ".tgz"))) {
            if (Files.exists(file)) {
                clear(file);
            }
        }
        return seconds;
    }

    /** Characters and bytes of all values, which no engine can store in less without compressing them. */
    private static long live(Engine engine, Connection connection) throws SQLException {
        long sum = 0;
        for (String sql : List.of(
                "select sum(length(digest) + length(payload) + 12) from content",
                "select sum(length(id) + length(channel) + length(job) + length(digest) + length(title) + length(state) +"
                        + " length(on_board) + 45) from publication",
                "select sum(length(submission) + length(publication) + length(digest) + 4) from submission_order",
                "select sum(" + engine.bytes("content") + ") from artifact",
                "select sum(" + engine.bytes("changes") + ") from change_batch")) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                sum += row.getLong(1);
            }
        }
        return sum;
    }

    static void say(String line) {
        System.out.println(line);
    }
}
