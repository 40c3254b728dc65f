package org.aushang.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.aushang.api.host.MailSender.Outcome;
import org.aushang.api.host.OutgoingMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailSenderImplTest {

    private static final OutgoingMail ANSWER = OutgoingMail.builder(
                    "erika@example.org", "Ihre Bewerbung\r\nBcc: all@example.org", "Vielen Dank für Ihre Bewerbung.")
            .messageId("ack.0123456789abcdef0123456789abcdef")
            .inReplyTo("<one@example.org>")
            .automaticReply(true)
            .build();

    private static MailSenderImpl sender(int port) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "host", "localhost",
                "port", String.valueOf(port),
                "encryption", "tls",
                "trustedCertificates", MailHost.trusted().toString(),
                "from", "jobs@muster.example"));
        return new MailSenderImpl(properties, null);
    }

    /** Takes one mail and writes down what it hears. GreenMail refuses recipients of a mail without a sender. */
    private static List<String> hear(SSLServerSocket server) {
        List<String> heard = new ArrayList<>();
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8)) {
            String answer = "220 hello";
            while (!answer.startsWith("221")) {
                out.write(answer + "\r\n");
                out.flush();
                String line = String.valueOf(in.readLine());
                heard.add(line);
                while (answer.startsWith("354") && !line.equals(".")) {
                    line = String.valueOf(in.readLine());
                    heard.add(line);
                }
                answer = line.equals("DATA") ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 OK";
            }
            return heard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLServerSocket server() throws Exception {
        MailHost.trusted();
        char[] password =
                System.getProperty("greenmail.tls.keystore.password", "").toCharArray();
        KeyStore store = KeyStore.getInstance(
                Path.of(System.getProperty("greenmail.tls.keystore.file", "")).toFile(), password);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void an_answer_says_that_it_is_automatic_and_cannot_be_answered_by_a_machine() throws Exception {
        try (SSLServerSocket server = server()) {
            CompletableFuture<List<String>> heard = CompletableFuture.supplyAsync(() -> hear(server));

            assertThat(sender(server.getLocalPort()).send(ANSWER)).isEqualTo(Outcome.SENT);

            assertThat(heard.get(30, TimeUnit.SECONDS))
                    .contains(
                            "MAIL FROM:<>",
                            "RCPT TO:<erika@example.org>",
                            "Message-ID: <ack.0123456789abcdef0123456789abcdef@muster.example>",
                            "Auto-Submitted: auto-replied",
                            "In-Reply-To: <one@example.org>",
                            "Subject: Ihre Bewerbung Bcc: all@example.org")
                    .noneMatch(line -> line.startsWith("Bcc:"));
        }
    }

    @Test
    void without_a_server_nothing_has_left() {
        MailHost host = new MailHost();
        host.close();

        assertThat(sender(host.port()).send(ANSWER)).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void an_address_that_is_none_is_not_tried_again() {
        try (MailHost host = new MailHost()) {
            OutgoingMail mail = OutgoingMail.builder("erika@", "x", "y").build();

            assertThat(sender(host.port()).send(mail)).isEqualTo(Outcome.FAILED);
        }
    }
}
