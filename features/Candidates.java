import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The outside world of the demo: a mail server with one mailbox, and candidates. One of them fills in the form of a posting, three send
 * mails: to the address of the posting, with its reference in the subject, and without any of that, so that a person has to decide. Ends when it is stopped.
 *
 * <p>{@code java -cp greenmail.jar Candidates.java <demo folder> <SMTPS port> <IMAPS port> <address of Karaf>}
 */
public final class Candidates {

    private static final String MAILBOX = "jobs@jobs.example.com";
    private static final String PDF = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    private Candidates() {}

    public static void main(String... arguments) throws Exception {
        Path demo = Path.of(arguments[0]);
        int smtp = Integer.parseInt(arguments[1]);
        int imap = Integer.parseInt(arguments[2]);
        Path mail = Files.createDirectories(demo.resolve("mail"));
        String password = Files.readString(demo.resolve("password"));
        certificate(mail);
        System.setProperty("greenmail.tls.keystore.file", mail.resolve("store.p12").toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
            new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
        });
        server.setUser(MAILBOX, "jobs", password);
        // As a mail server that knows addresses with a plus sign.
        server.getUserManager().setMessageDeliveryHandler((message, to) -> server.getUserManager().getUserByEmail(MAILBOX));
        server.start();
        List<String> posting = awaitPosting(demo.resolve("apply.txt"));
        System.out.println("link and address of the posting: " + posting);
        Session session = session(smtp, mail);
        String reference = posting.get(0).substring(posting.get(0).lastIndexOf('/') + 1);
        send(session, posting.get(1), "Bewerbung", "Max Beispiel <max@example.org>");
        send(session, MAILBOX, "Bewerbung, Referenz " + reference, "Mia Probe <mia@example.org>");
        send(session, MAILBOX, "Initiativbewerbung", "Kim Frei <kim@example.org>");
        // In place of the proxy that leads from the public address to this machine.
        String form = arguments[3] + URI.create(posting.get(0)).getPath();
        for (int i = 0; i < 60 && !apply(form); i++) {
            Thread.sleep(1000);
        }
        Thread.currentThread().join();
    }

    private static void certificate(Path mail) throws IOException, InterruptedException {
        if (Files.exists(mail.resolve("store.p12"))) {
            return;
        }
        keytool(mail, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "3650");
        keytool(mail, "-exportcert", "-rfc", "-file", mail.resolve("certificate.pem").toString());
    }

    private static void keytool(Path mail, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", "greenmail", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore",
                mail.resolve("store.p12").toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    /** Link and address. */
    private static List<String> awaitPosting(Path file) throws IOException, InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(500);
        }
        return Files.readAllLines(file);
    }

    /** Whether it was taken. While the platform starts, its web server may not be there yet, or go once more. */
    private static boolean apply(String link) throws InterruptedException {
        try {
            return fillIn(link);
        } catch (IOException e) {
            System.out.println("form: " + e);
            return false;
        }
    }

    private static boolean fillIn(String link) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newHttpClient();
        HttpResponse<String> form = browser.send(
                HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
        if (form.statusCode() != 200) {
            System.out.println("form: " + form.statusCode());
            return false;
        }
        String nonce = form.body().replaceAll("(?s).*name=\"form\" value=\"([^\"]*)\".*", "$1");
        // The time that a person needs at least.
        Thread.sleep(3000);
        StringBuilder body = new StringBuilder();
        field(body, "form", nonce);
        field(body, "website", "");
        field(body, "name", "Erika Muster");
        field(body, "email", "erika@example.org");
        field(body, "message", "Guten Tag, ich bewerbe mich.");
        field(body, "q.start", "sofort");
        field(body, "consent", "yes");
        body.append("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"Lebenslauf.pdf\"\r\n")
                .append("Content-Type: application/pdf\r\n\r\n").append(PDF).append("\r\n--b--\r\n");
        HttpResponse<String> sent = browser.send(
                HttpRequest.newBuilder(URI.create(link))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        System.out.println("form, sent: " + sent.statusCode());
        return sent.statusCode() == 303;
    }

    private static void field(StringBuilder body, String name, String value) {
        body.append("--b\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n").append(value).append("\r\n");
    }

    private static Session session(int port, Path mail) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtps");
        properties.put("mail.smtps.host", "localhost");
        properties.put("mail.smtps.port", Integer.toString(port));
        properties.put("mail.smtps.ssl.checkserveridentity", "true");
        java.security.KeyStore trusted = java.security.KeyStore.getInstance(mail.resolve("store.p12").toFile(), "changeit".toCharArray());
        java.security.KeyStore only = java.security.KeyStore.getInstance("PKCS12");
        only.load(null, null);
        only.setCertificateEntry("server", trusted.getCertificate("greenmail"));
        javax.net.ssl.TrustManagerFactory factory =
                javax.net.ssl.TrustManagerFactory.getInstance(javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
        factory.init(only);
        javax.net.ssl.SSLContext tls = javax.net.ssl.SSLContext.getInstance("TLS");
        tls.init(null, factory.getTrustManagers(), null);
        properties.put("mail.smtps.ssl.socketFactory", tls.getSocketFactory());
        return Session.getInstance(properties);
    }

    private static void send(Session session, String to, String subject, String from) throws Exception {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from));
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Guten Tag,\n\nanbei meine Bewerbung.\n", "UTF-8");
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(PDF.getBytes(StandardCharsets.ISO_8859_1), "application/pdf")));
        file.setFileName("Lebenslauf.pdf");
        message.setContent(new MimeMultipart(text, file));
        message.saveChanges();
        try (Transport transport = session.getTransport()) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        }
        System.out.println("mail: " + subject);
    }
}
