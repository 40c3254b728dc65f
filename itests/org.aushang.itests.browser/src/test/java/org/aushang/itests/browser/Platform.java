package org.aushang.itests.browser;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aushang.mail.internal.MailHost;

/** A Karaf or a bare Felix of its own in another process, with the application, the board and the simulated gateway, and no channel yet. */
final class Platform implements AutoCloseable {

    /** Where the host on bare Felix reads who is signed in. */
    static final String USER_HEADER = "X-Signed-In";

    static final String PASSWORD = "walk-password";

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path FELIX = ROOT.resolve("itests/org.aushang.itests.felix/target");
    private static final Path CRASH = ROOT.resolve("itests/org.aushang.itests.crash/target");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Instant begin = Instant.now();
    private final Path directory;
    private final int web = freePort();
    private final int gateway = freePort();
    private final Process process;

    /** What differs between platforms. */
    @FunctionalInterface
    private interface Preparation {

        ProcessBuilder prepare(Platform platform) throws IOException, InterruptedException;
    }

    private Platform(String name, Preparation preparation) throws IOException, InterruptedException {
        directory = Path.of("target", name).toAbsolutePath();
        clear(directory);
        process = preparation
                .prepare(this)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        await();
    }

    /** From the archive of the distribution, without the demo, and with a mail server. */
    static Platform karaf(MailHost mail) throws IOException, InterruptedException {
        return new Platform("karaf", platform -> platform.unpackedKaraf(mail));
    }

    static Platform felix() throws IOException, InterruptedException {
        return new Platform("felix", Platform::bareFelix);
    }

    /** When its start began: before the archive was unpacked. */
    Instant begin() {
        return begin;
    }

    String address() {
        return "http://127.0.0.1:" + web + "/aushang";
    }

    String gateway() {
        return "https://localhost:" + gateway + "/";
    }

    Path partners() {
        return directory.resolve("gateway/partners");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("there is no free port", e);
        }
    }

    private ProcessBuilder unpackedKaraf(MailHost mail) throws IOException, InterruptedException {
        Path archive;
        try (Stream<Path> files = Files.list(ROOT.resolve("features/org.aushang.karaf/target"))) {
            archive = files.filter(file -> file.getFileName().toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Path karaf = Files.createDirectories(directory.resolve("karaf"));
        int unpacked = new ProcessBuilder(
                        "tar", "-xzf", archive.toString(), "-C", karaf.toString(), "--strip-components=1")
                .inheritIO()
                .start()
                .waitFor();
        if (unpacked != 0) {
            throw new IOException("tar ended with " + unpacked);
        }
        Path etc = karaf.resolve("etc");
        Path features = etc.resolve("org.apache.karaf.features.cfg");
        Files.writeString(
                features,
                Files.readString(features)
                        .replaceAll(
                                " aushang-demo/([\\w.-]+)",
                                " aushang-arbeitsagentur/$1, aushang-simulator/$1, aushang-mail/$1"));
        Files.writeString(
                etc.resolve("users.properties"),
                "walk = " + PASSWORD
                        + ",_g_:admingroup\n_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n");
        append(
                etc.resolve("org.ops4j.pax.web.cfg"),
                "org.osgi.service.http.port = " + web,
                "org.ops4j.pax.web.listening.addresses = 127.0.0.1");
        append(
                etc.resolve("org.ops4j.pax.url.mvn.cfg"),
                "org.ops4j.pax.url.mvn.repositories =",
                "org.ops4j.pax.url.mvn.localRepository = " + Files.createDirectories(directory.resolve("maven")));
        append(
                etc.resolve("org.aushang.dispatch.cfg"),
                "pollIntervalSeconds = 2",
                "directory = " + directory.resolve("ledger"));
        append(
                etc.resolve("org.aushang.simulator.arbeitsagentur.cfg"),
                "port = " + gateway,
                "data = " + directory.resolve("gateway"),
                "delaySeconds = 2");
        append(
                etc.resolve("org.aushang.mail.cfg"),
                "host = localhost",
                "port = " + mail.port(),
                "encryption = tls",
                "trustedCertificates = " + MailHost.trusted(),
                "from = ats@muster.example",
                "consoleUrl = " + address());
        ProcessBuilder start = new ProcessBuilder(karaf.resolve("bin/karaf").toString(), "daemon");
        start.environment().put("EXTRA_JAVA_OPTS", "-Xmx512m");
        start.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return start;
    }

    private static void append(Path file, String... lines) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) + "\n" : "";
        Files.writeString(file, before + String.join("\n", lines) + "\n");
    }

    private ProcessBuilder bareFelix() throws IOException, InterruptedException {
        Path config = Files.createDirectories(directory.resolve("config/org/aushang/simulator"));
        Files.writeString(
                config.getParent().resolve("dispatch.config"),
                "service.pid=\"org.aushang.dispatch\"\npollIntervalSeconds=I\"2\"\ndirectory=\""
                        + directory.resolve("ledger").toString().replace("=", "\\=") + "\"\n");
        Files.writeString(
                config.resolve("arbeitsagentur.config"),
                "service.pid=\"org.aushang.simulator.arbeitsagentur\"\nport=I\"" + gateway
                        + "\"\ndelaySeconds=I\"2\"\ndata=\""
                        + directory.resolve("gateway").toString().replace("=", "\\=") + "\"\n");
        Path host = Files.createDirectories(directory.resolve("host"));
        try (Stream<Path> jars = Files.list(CRASH.resolve("lib"))) {
            Path log = jars.filter(jar -> jar.getFileName().toString().startsWith("org.osgi.service.log-"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(log, host.resolve("org.osgi.service.log.jar"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m",
                "-Daushang.remote.user.header=" + USER_HEADER.toLowerCase(Locale.ROOT),
                "-Dfelix.cm.dir=" + directory.resolve("config"),
                "-Dorg.osgi.framework.storage=" + directory.resolve("cache"),
                "-Dorg.apache.felix.http.host=127.0.0.1",
                "-Dorg.osgi.service.http.port=" + web,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-cp",
                CRASH.resolve("classes") + ":" + CRASH.resolve("lib") + "/*",
                "org.aushang.itests.crash.FelixMain",
                FELIX.resolve("host").toString(),
                FELIX.resolve("bundles").toString(),
                host.toString()));
        return new ProcessBuilder(command).directory(directory.toFile());
    }

    /** Until the application answers and the gateway has made its certificates. */
    private void await() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers() || !Files.exists(directory.resolve("gateway/server.p12"))) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroyForcibly();
                throw new IllegalStateException("the platform does not come up, see " + directory.resolve("out") + ": "
                        + Files.readString(directory.resolve("out"), StandardCharsets.UTF_8)
                                .lines()
                                .limit(20)
                                .toList());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(address() + "/assets/").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getHeaderField("Content-Security-Policy") != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
    }

    /** Karaf's script waits for its JVM, which does not end with it. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
