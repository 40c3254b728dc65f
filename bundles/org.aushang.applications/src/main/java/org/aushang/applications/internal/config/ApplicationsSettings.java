package org.aushang.applications.internal.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.applications.ApplicationRoute;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.attachment.VirusScanner;
import org.aushang.applications.internal.model.Texts;

/**
 * Typed, validated configuration. Never fails: what is wrong is in {@link #findings()}.
 *
 * @param route what postings get
 * @param privacyUrl empty: there is no form
 * @param consent empty: there is no form
 * @param acknowledgement the text of the mail that a candidate gets; empty: none
 * @param declined the text of the mail that a candidate gets whom the host declines; empty: none
 * @param scanner empty if there is none
 * @param holdUnscanned whether what could not be scanned within an hour stays in quarantine
 * @param dataSource {@code embedded}, or a filter
 */
public record ApplicationsSettings(
        ApplicationRoute route,
        String privacyUrl,
        String consent,
        String consentVersion,
        String acknowledgement,
        String declined,
        Duration retention,
        boolean holdArchives,
        Optional<VirusScanner> scanner,
        boolean holdUnscanned,
        String dataSource,
        String directory,
        List<Finding> findings) {

    /** In {@code dataSource.target}: our own file. */
    public static final String EMBEDDED = "embedded";

    /** Where the form is below the public address. */
    public static final String FORM = "/aushang/apply/";

    private static final int LONGEST_LINK = 200;
    private static final int LONGEST_ADDRESS = 254;

    public static ApplicationsSettings read(Map<String, ?> properties) {
        SettingsReader reader = SettingsReader.of(ApplicationsConfig.class, properties, "applications");
        List<Finding> findings = new ArrayList<>();
        String routing = reader.choice("routing", List.of("inbox", "own", "off"));
        String privacy = reader.text("privacyUrl");
        String consent = reader.text("consent");
        ApplicationRoute route =
                switch (routing) {
                    case "own" -> ApplicationRoute.OWN_FORM;
                    case "off" -> ApplicationRoute.NONE;
                    default -> inbox(reader, privacy, consent, findings);
                };
        ApplicationsSettings read = new ApplicationsSettings(
                route,
                privacy,
                consent,
                reader.text("consentVersion"),
                reader.text("acknowledgement"),
                reader.text("declined"),
                Duration.ofDays(reader.number("retentionDays", 1, 180)),
                reader.choice("archives", List.of("hold", "deliver")).equals("hold"),
                scanner(reader.text("clamd"), findings),
                reader.choice("notScanned", List.of("hold", "deliver")).equals("hold"),
                reader.text("dataSource.target"),
                reader.text("directory"),
                findings);
        findings.addAll(reader.findings());
        return read;
    }

    /** No link leads to a form that is not there. */
    private static ApplicationRoute inbox(
            SettingsReader reader, String privacy, String consent, List<Finding> findings) {
        String url = reader.text("publicUrl").replaceAll("/+$", "");
        if (url.isEmpty() && privacy.isEmpty() && consent.isEmpty()) {
            // Nothing is set up yet.
            return ApplicationRoute.NONE;
        }
        if (privacy.isEmpty()) {
            findings.add(Texts.finding("applications.privacy-url"));
        }
        if (consent.isEmpty()) {
            findings.add(Texts.finding("applications.consent"));
        }
        String link = url + FORM + ApplicationRoute.TOKEN;
        if (!isPublic(url) || link.length() + 4 > LONGEST_LINK) {
            findings.add(Texts.finding("applications.public-url", SettingsReader.shown("publicUrl", url)));
            return ApplicationRoute.NONE;
        }
        String address = reader.text("address");
        boolean usable = address.isEmpty()
                || (address.replace(ApplicationRoute.TOKEN, "0").matches("[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,180}")
                        && address.length() + 4 <= LONGEST_ADDRESS);
        if (!usable) {
            findings.add(Texts.finding("applications.address", SettingsReader.shown("address", address)));
        }
        return privacy.isEmpty() || consent.isEmpty()
                ? ApplicationRoute.NONE
                : ApplicationRoute.of(link, usable && !address.isEmpty() ? address : null);
    }

    /** Candidates' data are not sent in the clear; on this machine itself it may be tried without TLS. */
    private static boolean isPublic(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && uri.getHost().matches("localhost|127\\.0\\.0\\.1")));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<VirusScanner> scanner(String written, List<Finding> findings) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (!written.matches("[A-Za-z0-9.-]{1,250}:\\d{1,5}")) {
            findings.add(Texts.finding("applications.clamd", SettingsReader.shown("clamd", written)));
            return Optional.empty();
        }
        int colon = written.lastIndexOf(':');
        return Optional.of(
                new VirusScanner(written.substring(0, colon), Integer.parseInt(written.substring(colon + 1))));
    }

    /** Whether the form can be shown. */
    public boolean hasForm() {
        return !privacyUrl.isEmpty() && !consent.isEmpty();
    }
}
