package org.aushang.mail.internal;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real mail server on loopback with TLS, whose certificate is made by the JDK's keytool. */
final class MailHost implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Path certificate;
    private final GreenMail server;

    /** @param name whom the certificate is for */
    MailHost(Path directory, String name) throws IOException, InterruptedException {
        Path store = directory.resolve("mail-" + name + ".p12");
        certificate = directory.resolve("mail-" + name + ".pem");
        keytool(
                "-genkeypair",
                "-alias",
                "greenmail",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "greenmail",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                certificate.toString());
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.setUser("aushang", "geheim");
        server.start();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin/keytool");
        java.util.ArrayList<String> command = new java.util.ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    Path certificate() {
        return certificate;
    }

    int port() {
        return server.getSmtps().getPort();
    }

    GreenMail server() {
        return server;
    }

    @Override
    public void close() {
        server.stop();
    }

    /** A file that is there and no certificate. */
    static Path rubbish(Path directory) throws IOException {
        return Files.writeString(directory.resolve("rubbish.pem"), "no certificate");
    }
}
