package org.aushang.benchmarks.engines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Whether an engine has every commit that it acknowledged after its process was killed. */
final class Kills {

    private Kills() {}

    static void all(int rounds, List<Engine> engines) throws IOException, InterruptedException {
        Engines.say("engine | killed | acknowledged | lost | longest reopening ms");
        for (Engine engine : engines) {
            run(engine, rounds);
        }
    }

    private static void run(Engine engine, int rounds) throws IOException, InterruptedException {
        Path directory = Engines.directory(engine);
        Path output = directory.resolveSibling(directory.getFileName() + ".said");
        Random random = new Random(11);
        Set<String> acknowledged = new HashSet<>();
        int lost = 0;
        long total = 0;
        long longest = 0;
        for (int round = 0; round < rounds; round++) {
            Process writer = Engines.start("write", engine, directory)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(output.toFile())
                    .start();
            // Until it has acknowledged something, however long the engine takes to open.
            for (int i = 0; i < 1_000 && Files.size(output) == 0; i++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(700));
            writer.destroyForcibly().waitFor();
            List<String> said = said(output);
            acknowledged.addAll(said);
            total += said.size();
            Process reader = Engines.start("read", engine, directory)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> found = lines(reader);
            longest = Math.max(longest, found.isEmpty() ? 0 : Long.parseLong(found.get(0)));
            Set<String> there = new HashSet<>(found);
            lost += (int)
                    acknowledged.stream().filter(one -> !there.contains(one)).count();
            // What is there now stays there; only what came since is looked at again.
            acknowledged.clear();
        }
        Engines.say(engine + " | " + rounds + " | " + total + " | " + lost + " | " + longest);
        Engines.clear(directory);
        Files.delete(output);
    }

    /** What was said before it was killed; the last line may be a part of one. */
    private static List<String> said(Path output) throws IOException {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> !line.startsWith("!"))
                .toList();
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** Four writers; each says a commit after it came back. */
    static void write(Engine engine, Path directory) throws SQLException, InterruptedException {
        try (Connection connection = engine.connect(directory);
                Statement statement = connection.createStatement()) {
            try {
                statement.execute("create table said (id varchar(60) not null primary key, text "
                        + engine.type("payload") + " not null)");
                connection.commit();
            } catch (SQLException e) {
                // It is there from the round before.
                connection.rollback();
            }
            String life = UUID.randomUUID().toString().substring(0, 8);
            for (int worker = 0; worker < 4; worker++) {
                String name = life + "-" + worker + "-";
                new Thread(() -> write(engine, directory, name)).start();
            }
            TimeUnit.MINUTES.sleep(1);
        }
    }

    private static void write(Engine engine, Path directory, String name) {
        try (Connection connection = engine.connectToWrite(directory);
                PreparedStatement insert = connection.prepareStatement("insert into said values (?,?)")) {
            for (int i = 0; ; i++) {
                insert.setString(1, name + i);
                insert.setString(2, "x".repeat(i % 5 == 0 ? 3_000 : 30));
                insert.executeUpdate();
                engine.durable(connection);
                System.out.println(name + i);
            }
        } catch (SQLException e) {
            Engines.say("!" + e.getMessage());
        }
    }

    /** Says how long it took to open, and what is there of the last minutes. */
    static void read(Engine engine, Path directory) throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = engine.connect(directory);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from said")) {
            Engines.say(String.valueOf((System.nanoTime() - begin) / 1_000_000));
            while (rows.next()) {
                Engines.say(rows.getString(1));
            }
            connection.rollback();
        }
        engine.close(directory);
    }
}
