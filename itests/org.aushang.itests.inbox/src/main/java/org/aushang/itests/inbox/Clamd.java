package org.aushang.itests.inbox;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.attachment.ScannerCheck;
import org.aushang.applications.internal.attachment.VirusScanner;

/** A real clamd with the signature of the test file alone, in good and in bad configurations, and what our check says of each. */
final class Clamd {

    private static final PrintStream OUT = System.out;
    private static final String TEST_FILE =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private static final String PLENTY = "StreamMaxLength 30M\nMaxFileSize 30M\nMaxScanSize 30M\n";

    private Clamd() {}

    public static void main(String... arguments) throws Exception {
        List<Boolean> good = new ArrayList<>();
        good.add(tried("large enough", PLENTY, TEST_FILE, List.of()));
        good.add(tried(
                "files above 1 MB are not looked at",
                "StreamMaxLength 30M\nMaxFileSize 1M\nMaxScanSize 1M\n",
                TEST_FILE,
                List.of("applications.scanner-limit")));
        good.add(tried(
                "files above 1 MB are not looked at, and reported",
                "StreamMaxLength 30M\nMaxFileSize 1M\nMaxScanSize 1M\nAlertExceedsMax yes\n",
                TEST_FILE,
                List.of()));
        good.add(tried(
                "streams above 1 MB are refused",
                "StreamMaxLength 1M\nMaxFileSize 30M\nMaxScanSize 30M\n",
                TEST_FILE,
                List.of("applications.scanner-away")));
        good.add(tried("without the signature", PLENTY, "something else", List.of("applications.scanner-blind")));
        System.exit(good.contains(false) ? 1 : 0);
    }

    private static boolean tried(String how, String settings, String known, List<String> expected) throws Exception {
        Path home = Files.createTempDirectory("clamd");
        Path signatures = Files.createDirectories(home.resolve("signatures"));
        String hex = HexFormat.of().formatHex(known.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(signatures.resolve("test.ndb"), "Test-File:0:0:" + hex + "\n");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path file = home.resolve("clamd.conf");
        Files.writeString(
                file,
                "Foreground yes\nTCPAddr 127.0.0.1\nTCPSocket " + port + "\nDatabaseDirectory " + signatures
                        + "\nTemporaryDirectory " + home + "\n" + settings);
        Process process = new ProcessBuilder("clamd", "--config-file=" + file)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile())
                .start();
        try {
            await(process, port, home);
            VirusScanner scanner = new VirusScanner("127.0.0.1", port);
            List<String> found = new ScannerCheck(Optional.of(scanner))
                    .run().stream().map(Finding::code).toList();
            boolean clean = scanner.isClean("a harmless file".getBytes(StandardCharsets.US_ASCII));
            boolean right = found.equals(expected) && clean;
            OUT.println((right ? "as it must be" : "WRONG") + ": " + how + ": " + found);
            return right;
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void await(Process process, int port, Path home) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("clamd ended: " + Files.readString(home.resolve("out")), e);
                }
                Thread.sleep(100);
            }
        }
        throw new IOException("clamd does not listen");
    }
}
