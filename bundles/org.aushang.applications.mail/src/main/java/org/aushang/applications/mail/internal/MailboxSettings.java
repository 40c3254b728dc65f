package org.aushang.applications.mail.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.Finding;

/**
 * Typed, validated configuration. Never fails: what is wrong is in {@link #findings()}. Holds no password.
 *
 * @param tls whether TLS begins with the connection; otherwise with STARTTLS, without which nothing is read
 * @param trustedCertificates a PEM file of authorities that are trusted besides those of Java
 * @param oauth2 whether the password is a client secret for an access token
 * @param smtpHost empty: the test sends no message
 */
record MailboxSettings(
        String host,
        int port,
        boolean tls,
        Optional<Path> trustedCertificates,
        String user,
        boolean oauth2,
        String tokenUrl,
        String clientId,
        String scope,
        String folder,
        String doneFolder,
        boolean move,
        Duration pollInterval,
        String smtpHost,
        int smtpPort,
        boolean smtpTls,
        String testAddress,
        List<Finding> findings) {

    static final String PASSWORD = ".password";

    static MailboxSettings read(Map<String, ?> properties) {
        SettingsReader reader = SettingsReader.of(MailboxConfig.class, properties, "mailbox");
        List<Finding> findings = new ArrayList<>();
        String host = reader.text("host");
        String user = reader.text("user");
        if (host.isEmpty()) {
            findings.add(Texts.finding("mailbox.host"));
        }
        if (user.isEmpty()) {
            findings.add(Texts.finding("mailbox.user"));
        }
        if (String.valueOf(properties.get(PASSWORD)).isBlank() || properties.get(PASSWORD) == null) {
            findings.add(Texts.finding("mailbox.password"));
        }
        boolean oauth2 =
                reader.choice("authentication", List.of("password", "oauth2")).equals("oauth2");
        String tokenUrl = reader.text("tokenUrl");
        if (oauth2 && !tokenUrl.matches("https://[^\\s]+|http://(localhost|127\\.0\\.0\\.1)[:/][^\\s]*")) {
            findings.add(Texts.finding("mailbox.token-url", SettingsReader.shown("tokenUrl", tokenUrl)));
        }
        if (oauth2 && reader.text("clientId").isEmpty()) {
            findings.add(Texts.finding("mailbox.client-id"));
        }
        String certificates = reader.text("trustedCertificates");
        MailboxSettings read = new MailboxSettings(
                host,
                reader.number("port", 1, 65_535),
                reader.choice("encryption", List.of("tls", "starttls")).equals("tls"),
                certificates.isEmpty() ? Optional.empty() : Optional.of(Path.of(certificates)),
                user,
                oauth2,
                tokenUrl,
                reader.text("clientId"),
                reader.text("scope"),
                reader.text("folder"),
                reader.text("doneFolder"),
                reader.flag("move"),
                Duration.ofSeconds(reader.number("pollIntervalSeconds", 10, 3600)),
                reader.text("smtpHost"),
                reader.number("smtpPort", 1, 65_535),
                reader.choice("smtpEncryption", List.of("starttls", "tls")).equals("tls"),
                reader.text("testAddress"),
                findings);
        findings.addAll(reader.findings());
        return read;
    }

    /** Whether there is enough to read. */
    boolean isUsable() {
        return findings.stream().noneMatch(Finding::isError);
    }

    /** For people. */
    String name() {
        return user.contains("@") ? user : user + "@" + host;
    }
}
