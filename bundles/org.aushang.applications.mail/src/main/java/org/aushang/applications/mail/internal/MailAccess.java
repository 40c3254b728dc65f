package org.aushang.applications.mail.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** Connections to the mail server, with TLS and the server's name checked, always. Thread-safe. */
final class MailAccess {

    private static final String MILLISECONDS = "30000";
    /** A usual mail comes in one piece, and a large one does not come into the memory twice. */
    private static final String FETCH_BYTES = "1048576";

    private final MailboxSettings settings;
    private final Supplier<String> password;

    /** @param password the password or client secret, asked for when it is needed */
    MailAccess(MailboxSettings settings, Supplier<String> password) {
        this.settings = settings;
        this.password = password;
    }

    /** Work with the mail API. */
    @FunctionalInterface
    interface Work<T> {

        T on() throws MessagingException, IOException;
    }

    /** The mail API looks for its implementation in the thread's class loader, and needs no mediator for service loaders then. */
    static <T> T withImplementation(Work<T> work) throws MessagingException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(IMAPStore.class.getClassLoader());
        try {
            return work.on();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** An open connection; the caller closes it. */
    Store open() throws MessagingException, IOException {
        String protocol = settings.tls() ? "imaps" : "imap";
        Properties properties = properties(protocol, settings.tls());
        properties.put("mail." + protocol + ".peek", "true");
        properties.put("mail." + protocol + ".fetchsize", FETCH_BYTES);
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(settings.host(), settings.port(), settings.user(), credential());
        return store;
    }

    Session sending() throws IOException {
        Properties properties = properties(settings.smtpTls() ? "smtps" : "smtp", settings.smtpTls());
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtps.auth", "true");
        return Session.getInstance(properties);
    }

    Transport connect(Session session) throws MessagingException, IOException {
        Transport transport = session.getTransport(settings.smtpTls() ? "smtps" : "smtp");
        transport.connect(settings.smtpHost(), settings.smtpPort(), settings.user(), credential());
        return transport;
    }

    private Properties properties(String protocol, boolean tls) throws IOException {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (!tls) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (settings.oauth2()) {
            properties.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put(prefix + timeout, MILLISECONDS);
        }
        if (settings.trustedCertificates().isPresent()) {
            properties.put(
                    prefix + "ssl.socketFactory",
                    trusting(settings.trustedCertificates().get()));
        }
        return properties;
    }

    private String credential() throws MessagingException, IOException {
        return settings.oauth2() ? accessToken() : password.get();
    }

    /** Client credentials of OAuth2 (RFC 6749, 4.4). Tokens live for an hour; one for each connection is simple and enough. */
    private String accessToken() throws MessagingException, IOException {
        String form = Map.of(
                        "grant_type", "client_credentials",
                        "client_id", settings.clientId(),
                        "client_secret", password.get(),
                        "scope", settings.scope())
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.tokenUrl()))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            String token = new ObjectMapper()
                    .readTree(answer.body())
                    .path("access_token")
                    .asText();
            if (answer.statusCode() != 200 || token.isEmpty()) {
                throw new AuthenticationFailedException(
                        "the token endpoint answers " + answer.statusCode() + " without a token");
            }
            return token;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for an access token", e);
        }
    }

    /** Java's own authorities and those of the file. */
    private static SSLSocketFactory trusting(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            for (X509TrustManager java : managers(null)) {
                for (Certificate issuer : java.getAcceptedIssuers()) {
                    all.setCertificateEntry("java" + all.size(), issuer);
                }
            }
            for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                all.setCertificateEntry("own" + all.size(), own);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(all).toArray(TrustManager[]::new), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("the trusted certificates in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("NullAway") // A factory that is given no store takes Java's own.
    private static List<X509TrustManager> managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return java.util.Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .toList();
    }
}
