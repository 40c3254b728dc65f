package org.aushang.itests.inbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's Dovecot over a Maildir, as many providers run it; needs root, because it changes users. */
final class Dovecot implements ImapServer {

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final String OWNER = "mail";

    private final int port;
    private final Path home;
    private final Path inbox;
    private final Process process;
    private int delivered;

    /** @param store with the server's key, as {@link MailServer#keyStore} makes it */
    Dovecot(Path folder, Path store) throws IOException, InterruptedException, GeneralSecurityException {
        this(folder, store, "");
    }

    /** @param introspection where access tokens are looked up (RFC 7662); empty: users have a password */
    Dovecot(Path folder, Path store, String introspection)
            throws IOException, InterruptedException, GeneralSecurityException {
        home = folder.resolve("dovecot");
        inbox = home.resolve("Maildir");
        for (String part : new String[] {"cur", "new", "tmp"}) {
            Files.createDirectories(inbox.resolve(part));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        chown(inbox);
        keys(store);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(home.resolve("oauth2.conf"), oauth2(introspection));
        Files.writeString(home.resolve("dovecot.conf"), configuration(introspection.isEmpty()));
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-F",
                        "-c",
                        home.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile())
                .start();
        await();
    }

    /** Whether it is installed and can be run here. */
    static boolean isThere() {
        return Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
    }

    private static String oauth2(String introspection) {
        return """
        introspection_mode = post
        introspection_url = %s
        username_attribute = username
        active_attribute = active
        active_value = true
        """
                .formatted(introspection);
    }

    private String configuration(boolean password) {
        String users = password
                ? "driver = static\n  args = password=" + MailServer.PASSWORD
                : "driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = " + home.resolve("oauth2.conf");
        return """
        protocols = imap
        listen = 127.0.0.1
        base_dir = %1$s/run
        log_path = %1$s/log
        mail_location = maildir:%1$s/Maildir
        ssl = required
        ssl_cert = <%1$s/certificate.pem
        ssl_key = <%1$s/key.pem
        first_valid_uid = 1
        auth_mechanisms = plain xoauth2 oauthbearer
        passdb {
          %2$s
        }
        userdb {
          driver = static
          args = uid=%4$s gid=%4$s home=%1$s
        }
        service imap-login {
          inet_listener imap {
            port = 0
          }
          inet_listener imaps {
            port = %3$d
            ssl = yes
          }
        }
        """
                .formatted(home, users, port, OWNER);
    }

    private void keys(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        Key key = keys.getKey("greenmail", "changeit".toCharArray());
        Certificate certificate = keys.getCertificate("greenmail");
        Files.writeString(home.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(home.resolve("certificate.pem"), pem("CERTIFICATE", certificate.getEncoded()));
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    private static void chown(Path path) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("chown", "-R", OWNER + ":" + OWNER, path.toString()).start();
        if (process.waitFor() != 0) {
            throw new IOException("chown failed on " + path);
        }
    }

    private void await() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("Dovecot ended: " + Files.readString(home.resolve("out")), e);
                }
                Thread.sleep(100);
            }
        }
        throw new IOException("Dovecot does not listen");
    }

    @Override
    public void deliver(byte[] raw) throws IOException, InterruptedException {
        Path mail = inbox.resolve("new").resolve(String.format("%010d.M%d.test", delivered, delivered));
        try (OutputStream out = Files.newOutputStream(mail)) {
            out.write(new String(raw, StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        delivered++;
    }

    /** Before the first client connects. */
    void handOver() throws IOException, InterruptedException {
        chown(inbox);
    }

    @Override
    public int left() throws IOException {
        return count("new") + count("cur");
    }

    private int count(String part) throws IOException {
        try (Stream<Path> mails = Files.list(inbox.resolve(part))) {
            return (int) mails.count();
        }
    }

    @Override
    public Map<String, String> settings() {
        return MailServer.settings(port, home.resolve("certificate.pem"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
