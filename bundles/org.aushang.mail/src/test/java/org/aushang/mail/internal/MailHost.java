package org.aushang.mail.internal;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real mail server on loopback with TLS. Its certificate, for {@code localhost} only, is made by the JDK's keytool, once: the server
 * reads it once in a JVM.
 */
public final class MailHost implements AutoCloseable {

    private static final String PASSWORD = "changeit";
    private static final Path CERTIFICATE = certificate();

    private final int port;
    private final int imapPort;
    private final GreenMail server;

    public MailHost() {
        this(freePort(), freePort());
    }

    private MailHost(int port, int imapPort) {
        this.port = port;
        this.imapPort = imapPort;
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
        });
        server.setUser("aushang", "geheim");
        server.start();
    }

    private static Path certificate() {
        try {
            Path directory = Files.createTempDirectory("mail-host");
            String store = directory.resolve("store.p12").toString();
            Path certificate = directory.resolve("certificate.pem");
            keytool("-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "san=dns:localhost", store);
            keytool("-exportcert", "-rfc", "-file", certificate.toString(), store);
            System.setProperty("greenmail.tls.keystore.file", store);
            System.setProperty("greenmail.tls.keystore.password", PASSWORD);
            return certificate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param arguments the last is the key store */
    private static void keytool(String... arguments) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin/keytool");
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(arguments).subList(0, arguments.length - 1));
        command.addAll(List.of(
                "-alias",
                "greenmail",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                arguments[arguments.length - 1]));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same server after it was closed. */
    public MailHost again() {
        return new MailHost(port, imapPort);
    }

    /** What has to be trusted to talk to it. */
    public static Path trusted() {
        return CERTIFICATE;
    }

    public int port() {
        return port;
    }

    public int imapPort() {
        return imapPort;
    }

    public GreenMail server() {
        return server;
    }

    @Override
    public void close() {
        server.stop();
    }
}
