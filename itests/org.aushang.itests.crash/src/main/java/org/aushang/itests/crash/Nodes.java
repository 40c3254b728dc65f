package org.aushang.itests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How processes with the real bundles are started: a bare Felix, or a Karaf. */
final class Nodes {

    private final Path root;
    private final Path ledger;
    private final Optional<String> database;
    private final boolean pool;
    private final Random random;
    private final int karafPercent;
    private final String heap;

    /**
     * @param root of the repository, built
     * @param ledger directory of the embedded file
     * @param database address of a PostgreSQL; empty: the embedded file
     * @param pool whether its connections are pooled
     */
    Nodes(Path root, Path ledger, Optional<String> database, boolean pool, int karafPercent, Random random) {
        this(root, ledger, database, pool, karafPercent, random, "384m");
    }

    private Nodes(
            Path root,
            Path ledger,
            Optional<String> database,
            boolean pool,
            int karafPercent,
            Random random,
            String heap) {
        this.heap = heap;
        this.root = root;
        this.ledger = ledger;
        this.database = database;
        this.pool = pool;
        this.karafPercent = karafPercent;
        this.random = random;
    }

    /**
     * Only Karafs, and with so much memory.
     *
     * @param database address of a PostgreSQL; empty: the embedded file
     */
    static Nodes karafs(Path root, Path ledger, Optional<String> database, String heap) {
        return new Nodes(root, ledger, database, true, 100, new Random(1), heap);
    }

    ProcessBuilder launch(Path directory) throws IOException {
        return random.nextInt(100) < karafPercent ? karaf(directory) : felix(directory);
    }

    private String dispatch() {
        return database.isPresent()
                ? "dataSource.target=\"(name\\=remote)\"\n"
                : "directory=\"" + ledger.toString().replace("=", "\\=") + "\"\n";
    }

    private ProcessBuilder felix(Path directory) throws IOException {
        Path config = directory.resolve("config/org/aushang/dispatch.config");
        Files.createDirectories(config.getParent());
        Files.writeString(config, "service.pid=\"org.aushang.dispatch\"\npollIntervalSeconds=I\"2\"\n" + dispatch());
        Path built = root.resolve("itests/org.aushang.itests.felix/target");
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Daushang.remote.pool=" + pool,
                "-Daushang.remote.directory=" + directory,
                "-Dfelix.cm.dir=" + directory.resolve("config"),
                "-Dorg.osgi.framework.storage=" + directory.resolve("cache"),
                "-Dorg.osgi.service.http.port=-1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.org.aushang=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS"));
        database.ifPresent(url -> command.add("-Daushang.remote.database=" + url));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                FelixMain.class.getName(),
                built.resolve("host").toString(),
                built.resolve("bundles").toString(),
                host(directory).toString()));
        return new ProcessBuilder(command);
    }

    /** A folder with what a host brings along: a log service's package, and the driver, which is a bundle. */
    private Path host(Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("host"));
        library("org.osgi.service.log-", folder);
        if (database.isPresent()) {
            library("postgresql-", folder);
        }
        return folder;
    }

    private void library(String name, Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(root.resolve("itests/org.aushang.itests.crash/target/lib"))) {
            Path jar = jars.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
            Files.copy(jar, folder.resolve(jar.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The one that the demo uses, with the board and without the demo; cleaned at each start, as after a crash in the field. */
    private ProcessBuilder karaf(Path directory) throws IOException {
        Path karaf = directory.resolve("karaf");
        if (!Files.exists(karaf)) {
            copy(root.resolve("features/org.aushang.karaf/target/assembly"), karaf);
            Path features = karaf.resolve("etc/org.apache.karaf.features.cfg");
            Files.writeString(
                    features,
                    Files.readAllLines(features).stream()
                            .filter(line -> !line.matches(" *(aushang-console|webconsole|http-whiteboard)/.*"))
                            .map(line -> line.replace(" aushang-demo/", " aushang-arbeitsagentur/"))
                            .collect(Collectors.joining("\n")));
            Files.copy(
                    root.resolve("itests/org.aushang.itests.felix/target/bundles/org.aushang.itests.support.jar"),
                    karaf.resolve("deploy/org.aushang.itests.support.jar"));
            if (database.isPresent()) {
                // Karaf has a log service of its own; with a second one its bundles would be wired to different
                // packages.
                library("postgresql-", karaf.resolve("deploy"));
                library("org.osgi.service.jdbc-", karaf.resolve("deploy"));
            }
            Files.writeString(
                    karaf.resolve("etc/org.aushang.dispatch.config"), "pollIntervalSeconds=I\"2\"\n" + dispatch());
        }
        ProcessBuilder process = new ProcessBuilder(karaf.resolve("bin/karaf").toString(), "daemon", "clean");
        process.environment()
                .put(
                        "EXTRA_JAVA_OPTS",
                        "-Xmx" + heap + " -Daushang.remote.pool=" + pool + " -Daushang.remote.directory=" + directory
                                + database.map(url -> " -Daushang.remote.database=" + url)
                                        .orElse(""));
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return process;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (!Files.isDirectory(copy)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
