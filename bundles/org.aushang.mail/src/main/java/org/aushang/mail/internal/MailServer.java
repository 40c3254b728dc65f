package org.aushang.mail.internal;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.aushang.api.host.MailSender.Outcome;
import org.aushang.api.host.OutgoingMail;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail server: one connection for each mail, with TLS and the server's name checked, always. */
final class MailServer {

    private static final String MILLISECONDS = "20000";

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private final MailSettings settings;

    MailServer(MailSettings settings) {
        this.settings = settings;
    }

    /**
     * @param password empty if there is no user
     * @throws MessagingException if the server did not take it, or cannot be reached
     * @throws IOException if the trusted certificates cannot be used
     */
    void send(AlertMail mail, List<InternetAddress> to, String password, Instant now)
            throws MessagingException, IOException {
        withImplementation(() -> {
            Session session = Session.getInstance(properties());
            MimeMessage message = new MimeMessage(session);
            message.setHeader("Auto-Submitted", "auto-generated");
            fill(message, to, mail.subject(), mail.text(), now);
            try (Transport transport = connect(session, password)) {
                transport.sendMessage(message, message.getAllRecipients());
            }
            return Outcome.SENT;
        });
    }

    /** @throws MessagingException if the mail cannot be made; nothing has left then */
    Outcome send(OutgoingMail mail, String password, Instant now) throws MessagingException, IOException {
        return withImplementation(() -> {
            Session session = Session.getInstance(properties());
            SMTPMessage message = new Answer(session, mail, settings.from().orElseThrow());
            fill(message, List.of(new InternetAddress(mail.to(), true)), mail.subject(), mail.text(), now);
            Transport transport;
            try {
                transport = connect(session, password);
            } catch (MessagingException e) {
                log.warn("The mail server at {} cannot be used: {}", settings.host(), e.getMessage());
                return Outcome.NOT_SENT;
            }
            boolean sent = false;
            try (transport) {
                transport.sendMessage(message, message.getAllRecipients());
                sent = true;
            } catch (MessagingException e) {
                // Its text may have the recipient in it. A server that hangs up after it took the mail has taken it.
                log.warn(
                        "The mail server at {} {}: {}",
                        settings.host(),
                        sent ? "took a mail and hung up" : "did not take a mail",
                        e.getClass().getName());
            }
            return sent ? Outcome.SENT : Outcome.FAILED;
        });
    }

    /** One with an id of our own and, where it answers by itself, without a sender on its envelope. */
    private static final class Answer extends SMTPMessage {

        private final String id;

        private Answer(Session session, OutgoingMail mail, InternetAddress from) throws MessagingException {
            super(session);
            String host = from.getAddress().substring(from.getAddress().indexOf('@'));
            id = mail.messageId().matches("[A-Za-z0-9.-]+") ? "<" + mail.messageId() + host + ">" : "";
            if (mail.inReplyTo().matches("<[!-~]{3,400}>")) {
                setHeader("In-Reply-To", mail.inReplyTo());
                setHeader("References", mail.inReplyTo());
            }
            if (mail.isAutomaticReply()) {
                setHeader("Auto-Submitted", "auto-replied");
                setEnvelopeFrom("<>");
            }
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            if (id.isEmpty()) {
                super.updateMessageID();
            } else {
                setHeader("Message-ID", id);
            }
        }
    }

    /** Work with the mail API. */
    @FunctionalInterface
    private interface Work {

        Outcome on() throws MessagingException, IOException;
    }

    /** The mail API looks for its implementation in the thread's class loader, and needs no mediator for service loaders then. */
    private static Outcome withImplementation(Work work) throws MessagingException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            return work.on();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void fill(MimeMessage message, List<InternetAddress> to, String subject, String text, Instant now)
            throws MessagingException {
        message.setFrom(settings.from().orElseThrow());
        message.setRecipients(Message.RecipientType.TO, to.toArray(InternetAddress[]::new));
        message.setSubject(subject.replaceAll("\\p{Cntrl}+", " "), "UTF-8");
        message.setSentDate(Date.from(now));
        // As bytes: a text would need a content handler, which is looked for in a file of another bundle.
        message.setDataHandler(new DataHandler(new ByteArrayDataSource(
                text.replaceAll("\\R", "\r\n").getBytes(StandardCharsets.UTF_8), "text/plain; charset=UTF-8")));
        message.saveChanges();
    }

    private Transport connect(Session session, String password) throws MessagingException {
        Transport transport = session.getTransport(protocol());
        boolean anonymous = settings.user().isEmpty();
        transport.connect(
                settings.host(), settings.port(), anonymous ? null : settings.user(), anonymous ? null : password);
        return transport;
    }

    private String protocol() {
        return settings.tls() ? "smtps" : "smtp";
    }

    private Properties properties() throws IOException {
        String prefix = "mail." + protocol() + ".";
        Properties properties = new Properties();
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (!settings.tls()) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (!settings.user().isEmpty()) {
            properties.put(prefix + "auth", "true");
        }
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put(prefix + timeout, MILLISECONDS);
        }
        Optional<Path> trusted = settings.trustedCertificates();
        if (trusted.isPresent()) {
            properties.put(prefix + "ssl.socketFactory", trusting(trusted.get()));
        }
        return properties;
    }

    /** Java's own authorities and those of the file. */
    private static SSLSocketFactory trusting(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                all.setCertificateEntry("file" + number++, certificate);
            }
            for (TrustManager manager : managers(null)) {
                for (Certificate certificate : ((X509TrustManager) manager).getAcceptedIssuers()) {
                    all.setCertificateEntry("java" + number++, certificate);
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(all), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("the trusted certificates in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("NullAway") // A factory that is given no store takes Java's own.
    private static TrustManager[] managers(@org.jspecify.annotations.Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .toArray(TrustManager[]::new);
    }
}
