package org.aushang.itests.inbox;

import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** GreenMail. */
final class MailServer implements ImapServer {

    static final String USER = "jobs";
    static final String PASSWORD = "geheim";

    private final int port;
    private final Path certificate;
    private final GreenMail server;
    private final GreenMailUser user;

    MailServer(Path folder) throws IOException, InterruptedException {
        Path store = keyStore(folder);
        certificate = folder.resolve("certificate.pem");
        keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        server.start();
        user = server.setUser("jobs@example.com", USER, PASSWORD);
    }

    /** A new key for {@code localhost}. */
    static Path keyStore(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("store.p12");
        keytool(store, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        return store;
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias",
                "greenmail",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    @Override
    public void deliver(byte[] raw) throws MessagingException {
        user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    }

    @Override
    public int left() throws Exception {
        return server.getManagers()
                .getImapHostManager()
                .getFolder(user, "INBOX")
                .getMessageCount();
    }

    /**
     * Ends all connections: GreenMail reads on for ever, with a whole processor, from one whose client was killed, and has no method
     * for this.
     */
    void disconnect() throws ReflectiveOperationException {
        Field handlers = AbstractServer.class.getDeclaredField("handlers");
        handlers.setAccessible(true);
        for (Object handler : List.copyOf((List<?>) handlers.get(server.getImaps()))) {
            ((ProtocolHandler) handler).close();
        }
    }

    @Override
    public Map<String, String> settings() {
        return settings(port, certificate);
    }

    static Map<String, String> settings(int port, Path certificate) {
        return Map.of(
                "host",
                "localhost",
                "port",
                Integer.toString(port),
                "user",
                USER,
                ".password",
                PASSWORD,
                "pollIntervalSeconds",
                "10",
                "trustedCertificates",
                certificate.toString());
    }

    @Override
    public void close() {
        server.stop();
    }
}
