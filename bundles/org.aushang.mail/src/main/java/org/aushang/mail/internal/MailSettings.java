package org.aushang.mail.internal;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.Messages;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.Finding;

/**
 * Typed, validated configuration. Never fails: what is wrong is in {@link #findings()}. Holds no password.
 *
 * @param tls whether TLS begins with the connection; otherwise with STARTTLS, without which nothing is sent
 * @param trustedCertificates a PEM file of authorities that are trusted besides those of Java
 * @param from the sender; null if there is none that can be used
 * @param to who gets the alerts of all channels
 * @param consoleUrl the address of the web application, without a slash at its end; empty: no link
 */
record MailSettings(
        String host,
        int port,
        boolean tls,
        Optional<Path> trustedCertificates,
        String user,
        Optional<InternetAddress> from,
        List<InternetAddress> to,
        Locale locale,
        String consoleUrl,
        List<Finding> findings) {

    private static final Messages MESSAGES = Messages.load(MailSettings.class, "mail");

    static final String PASSWORD = ".password";

    static MailSettings read(Map<String, ?> properties) {
        SettingsReader reader = SettingsReader.of(MailConfig.class, properties, "mail");
        List<Finding> findings = new ArrayList<>();
        String host = reader.text("host");
        if (host.isEmpty()) {
            findings.add(MESSAGES.finding("mail.host").target("mail.host").build());
        }
        int port = reader.number("port", 1, 65_535);
        boolean tls = reader.choice("encryption", List.of("starttls", "tls")).equals("tls");
        String certificates = reader.text("trustedCertificates");
        Optional<InternetAddress> from = address(reader.text("from"), "from", findings);
        List<InternetAddress> to = reader.texts("to").stream()
                .flatMap(all -> List.of(all.split("[,;]")).stream())
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .flatMap(one -> address(one, "to", findings).stream())
                .toList();
        Locale locale = Locale.forLanguageTag(reader.choice("language", List.of("de", "en")));
        String console = reader.text("consoleUrl").replaceAll("/+$", "");
        findings.addAll(reader.findings());
        return new MailSettings(
                host,
                port,
                tls,
                certificates.isEmpty() ? Optional.empty() : Optional.of(Path.of(certificates)),
                reader.text("user"),
                from,
                to,
                locale,
                console,
                findings);
    }

    private static Optional<InternetAddress> address(String written, String field, List<Finding> findings) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(written, true);
            // The parser takes names without a domain.
            if (parsed.length == 1 && parsed[0].getAddress().matches("[!-~]+@[!-~]+")) {
                return Optional.of(parsed[0]);
            }
        } catch (AddressException e) {
            // The finding says it.
        }
        findings.add(MESSAGES.finding("mail.address", field, written)
                .target("mail." + field)
                .build());
        return Optional.empty();
    }

    /** Addresses that a person typed, separated by commas; those that are none are left out. */
    static List<InternetAddress> addresses(String typed) {
        return List.of(typed.split("[,;\\s]+")).stream()
                .filter(one -> !one.isEmpty())
                .flatMap(one -> address(one, "to", new ArrayList<>()).stream())
                .toList();
    }

    /** Whether there is enough to send. */
    boolean isUsable() {
        return !host.isEmpty() && from.isPresent();
    }
}
