package org.aushang.applications.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Attachment.ScanResult;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.Eml;
import org.aushang.applications.internal.InboxStage;
import org.aushang.applications.internal.Samples;
import org.aushang.applications.internal.attachment.ScannerCheck;
import org.aushang.applications.internal.attachment.VirusScanner;
import org.aushang.applications.internal.service.InboxServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files meet a scanner that speaks clamd's INSTREAM. */
@Timeout(60)
class ScannerTest {

    private static final byte[] MALWARE = Samples.join(Samples.PDF, Samples.bytes("EICAR-TEST"));

    @TempDir
    private Path folder;

    /** Finds what has EICAR in it; says nothing to what is too large for it. */
    private static final class Clamd implements AutoCloseable {

        private final ServerSocket server;
        private final int mostBytes;

        private Clamd(int port) throws IOException {
            this(port, Integer.MAX_VALUE);
        }

        /** @param mostBytes what is larger is clean for it */
        private Clamd(int port, int mostBytes) throws IOException {
            this.mostBytes = mostBytes;
            server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(this::serve, "clamd");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    answer(client);
                } catch (IOException e) {
                    if (!server.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        private void answer(Socket client) throws IOException {
            DataInputStream in = new DataInputStream(client.getInputStream());
            String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.writeBytes(in.readNBytes(length));
            }
            String verdict = !command.equals("zINSTREAM\0")
                    ? "UNKNOWN COMMAND"
                    : content.size() <= mostBytes
                                    && content.toString(StandardCharsets.ISO_8859_1)
                                            .contains("EICAR")
                            ? "stream: Eicar FOUND"
                            : "stream: OK";
            client.getOutputStream().write((verdict + "\0").getBytes(StandardCharsets.US_ASCII));
        }

        private int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private InboxStage stage(int port) {
        return new InboxStage(folder, Map.of("clamd", "127.0.0.1:" + port));
    }

    private static ApplicationStatus receive(InboxStage stage, byte[] file) throws IOException {
        byte[] raw = Eml.mail()
                .header("To", "jobs+" + InboxStage.COOK_TOKEN + "@example.com")
                .text("x")
                .file("cv.pdf", "application/pdf", file)
                .build();
        stage.applications.acceptMail(new ByteArrayInputStream(raw));
        return InboxServices.of(stage).status(InboxServices.latest(stage)).orElseThrow();
    }

    @Test
    void a_clean_file_is_handed_over() throws Exception {
        try (Clamd clamd = new Clamd(0);
                InboxStage stage = stage(clamd.port())) {
            ApplicationStatus status = receive(stage, Samples.PDF);

            assertThat(status.state()).isEqualTo(ApplicationState.PENDING);
            assertThat(status.application().orElseThrow().attachments())
                    .singleElement()
                    .satisfies(file -> assertThat(file.scanResult()).isEqualTo(ScanResult.CLEAN));
        }
    }

    @Test
    void an_application_goes_on_without_its_infected_file() throws Exception {
        try (Clamd clamd = new Clamd(0);
                InboxStage stage = stage(clamd.port())) {
            ApplicationStatus status = receive(stage, MALWARE);

            assertThat(status.state()).isEqualTo(ApplicationState.PENDING);
            isWithheld(status.application().orElseThrow());
        }
    }

    private static void isWithheld(Application application) throws IOException {
        assertThat(application.attachments()).singleElement().satisfies(file -> {
            assertThat(file.scanResult()).isEqualTo(ScanResult.INFECTED);
            assertThat(file.size()).isZero();
            assertThat(file.open().readAllBytes()).isEmpty();
        });
        assertThat(application.original()).as("it has the file, too").isEmpty();
        assertThat(application.findings()).extracting(Finding::code).contains("applications.infected");
    }

    @Test
    void while_the_scanner_is_away_an_application_waits_and_goes_on_when_it_is_back() throws Exception {
        Clamd gone = new Clamd(0);
        int port = gone.port();
        gone.close();
        try (InboxStage stage = stage(port)) {
            ApplicationStatus status = receive(stage, MALWARE);
            ApplicationId id = status.id();
            assertThat(status.state()).isEqualTo(ApplicationState.QUARANTINED);
            assertThat(new Rescan(stage.inbox).scan(id)).as("still away").isPresent();

            try (Clamd back = new Clamd(port)) {
                assertThat(back.port()).isEqualTo(port);
                assertThat(new Rescan(stage.inbox).scan(id)).isEmpty();
            }

            ApplicationStatus after = InboxServices.of(stage).status(id).orElseThrow();
            assertThat(after.state()).isEqualTo(ApplicationState.PENDING);
            isWithheld(after.application().orElseThrow());
        }
    }

    @Test
    void a_scanner_that_is_away_or_says_ok_unseen_is_told() throws Exception {
        int port;
        try (Clamd good = new Clamd(0)) {
            port = good.port();
            assertThat(check(port)).isEmpty();
        }
        assertThat(check(port)).containsExactly("applications.scanner-away");
        try (Clamd lazy = new Clamd(0, 1_000_000)) {
            assertThat(check(lazy.port())).containsExactly("applications.scanner-limit");
        }
        try (Clamd blind = new Clamd(0, 0)) {
            assertThat(check(blind.port())).containsExactly("applications.scanner-blind");
        }
        assertThat(new ScannerCheck(Optional.empty()).run()).isEmpty();
    }

    private static List<String> check(int port) {
        return new ScannerCheck(Optional.of(new VirusScanner("127.0.0.1", port)))
                .run().stream().map(Finding::code).toList();
    }

    @Test
    void a_scanner_without_a_verdict_is_none() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                InboxStage stage = stage(silent.getLocalPort())) {
            Thread thread = new Thread(() -> {
                try (Socket client = silent.accept()) {
                    client.getOutputStream().write(Samples.bytes("INSTREAM size limit exceeded. ERROR\0"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            thread.start();

            assertThat(receive(stage, Samples.PDF).state()).isEqualTo(ApplicationState.QUARANTINED);
            thread.join();
        }
    }
}
