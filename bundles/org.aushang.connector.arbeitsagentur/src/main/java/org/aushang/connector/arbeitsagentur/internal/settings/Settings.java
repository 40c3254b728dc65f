package org.aushang.connector.arbeitsagentur.internal.settings;

import static org.aushang.connector.arbeitsagentur.internal.settings.Texts.MESSAGES;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.transport.Gateway;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Typed, validated configuration of a channel. Never fails: what is wrong is in {@link #findings()}, and what cannot be used is
 * replaced by its default.
 *
 * @param channel as configured, or a stand-in that says there is none
 * @param enabled the switch
 * @param partner who we are to the BA
 * @param gateway where it is; null if the address makes no sense
 * @param limits how often to talk
 * @param distance between two uploads
 * @param document how files are made
 * @param folders what the admin gave us to check against
 * @param findings what is missing or malformed, by field
 */
public record Settings(
        ChannelId channel,
        boolean enabled,
        Partner partner,
        @Nullable Gateway gateway,
        Limits limits,
        Duration distance,
        Document document,
        DataFolders folders,
        List<Finding> findings) {

    public Settings {
        findings = List.copyOf(findings);
    }

    /**
     * Who we are to the BA (docs/hr-ba-xml.md#identifiers).
     *
     * @param supplierId Partner-ID: a letter and nine digits; V: employer, P: job board, K: municipal
     * @param kundennummer ten characters; mandatory for employers (rule 066), otherwise it may be empty
     * @param allianzpartnernummer digits, the first part of every reference number (rule 086)
     * @param trains whether the BA has the employer as authorised to train (rule 037)
     * @param trainings the occupations for which it has, if the admin listed them; empty: all
     */
    public record Partner(
            String supplierId, String kundennummer, String allianzpartnernummer, Answer trains, Set<String> trainings) {

        public Partner {
            trainings = Set.copyOf(trainings);
        }

        public boolean isEmployer() {
            return supplierId.startsWith("V");
        }
    }

    /** What an admin may or may not know. */
    public enum Answer {
        UNKNOWN,
        YES,
        NO
    }

    /**
     * How files are made, and what becomes of their reports.
     *
     * @param defaultListingDays how long a posting is shown that names no last day
     * @param largest how many bytes a file may have
     * @param generation which elements may stand in it
     * @param schema the BA's own current XSD for a second look; null: none
     * @param tidy whether reports are deleted at the gateway once everything in them is decided
     */
    public record Document(
            int defaultListingDays, int largest, SchemaRelease generation, @Nullable Path schema, boolean tidy) {}

    /**
     * What the admin gave us to check against.
     *
     * @param catalogue the BA's zip of occupations and competences, or a folder of them; null: none
     * @param places towns and postal codes in the format of GeoNames; null: none
     */
    public record DataFolders(@Nullable Path catalogue, @Nullable Path places) {

        public static final DataFolders NONE = new DataFolders(null, null);
    }

    public static final String UNNAMED = "unnamed";

    /** No number of seconds in a configuration is more than a month. */
    private static final int MONTH = 31 * 24 * 60 * 60;

    /** @param properties of the configuration, as a component gets them */
    public static Settings read(Map<String, ?> properties) {
        SettingsReader reader = SettingsReader.of(ArbeitsagenturConfig.class, properties);
        List<Finding> findings = new ArrayList<>();
        String id = reader.text(JobBoards.CHANNEL_ID);
        if (!ChannelId.isValid(id)) {
            findings.add(Texts.setting("channel.id", JobBoards.CHANNEL_ID, id));
            id = UNNAMED;
        }
        boolean enabled = reader.flag("enabled");
        Partner partner = partner(reader, findings);
        Gateway gateway = gateway(reader, findings).orElse(null);
        Limits limits = limits(reader);
        Duration distance = seconds(reader, "minUploadIntervalSeconds", 0);
        Document document = document(reader, findings);
        DataFolders folders = new DataFolders(
                path(reader, "catalogue", findings).or(Settings::usualCatalogue).orElse(null),
                path(reader, "places", findings).orElse(null));
        findings.addAll(reader.findings());
        return new Settings(
                new ChannelId(id), enabled, partner, gateway, limits, distance, document, folders, findings);
    }

    private static Document document(SettingsReader reader, List<Finding> findings) {
        return new Document(
                reader.number("defaultListingDays", 1, 3_650),
                // What does not fit into memory at once is no limit.
                reader.number("fileKilobytes", 1, 2_000_000) * 1000,
                reader.flag("laterElements") ? SchemaRelease.LATER : SchemaRelease.P82,
                path(reader, "schema", findings).orElse(null),
                reader.flag("deleteReports"));
    }

    /** A file or folder of the operator's; it need not be there yet. */
    private static Optional<Path> path(SettingsReader reader, String field, List<Finding> findings) {
        String written = reader.text(field);
        try {
            return written.isEmpty() ? Optional.empty() : Optional.of(Path.of(written));
        } catch (InvalidPathException e) {
            findings.add(Texts.setting("channel.path", field, written));
            return Optional.empty();
        }
    }

    /** Below what is ours in the platform, if an admin made that folder. */
    private static Optional<Path> usualCatalogue() {
        Bundle bundle = FrameworkUtil.getBundle(Settings.class);
        BundleContext context = bundle == null ? null : bundle.getBundleContext();
        // Of the framework, of which there may be several in a process.
        String home = context == null ? System.getProperty("karaf.base") : context.getProperty("karaf.base");
        return Optional.ofNullable(home)
                .map(base -> Path.of(base, "aushang", "catalogue"))
                .filter(Files::isDirectory);
    }

    private static Partner partner(SettingsReader reader, List<Finding> findings) {
        Set<String> trainings = new TreeSet<>(reader.texts("trainingOccupations"));
        List<String> odd =
                trainings.stream().filter(code -> !code.matches("\\d{3,7}")).toList();
        if (!odd.isEmpty()) {
            findings.add(Texts.setting("channel.trainingOccupations", "trainingOccupations", String.join(", ", odd)));
        }
        Partner partner = new Partner(
                reader.text("supplierId").toUpperCase(Locale.ROOT),
                reader.text("kundennummer").toUpperCase(Locale.ROOT),
                reader.text("allianzpartnernummer"),
                answer(reader.choice("training", ANSWERS)),
                trainings);
        if (answer(reader.choice("supervised", ANSWERS)) == Answer.NO) {
            findings.add(MESSAGES.finding("channel.066")
                    .target("channel.supervised")
                    .actor(Finding.Actor.ADMIN)
                    .remedy(Finding.Remedy.CONTACT_BOARD)
                    .build());
        }
        findings.addAll(PartnerNumbers.findings(partner));
        return partner;
    }

    private static final List<String> ANSWERS = List.of("yes", "no");

    private static Answer answer(String written) {
        return switch (written) {
            case "yes" -> Answer.YES;
            case "no" -> Answer.NO;
            default -> Answer.UNKNOWN;
        };
    }

    private static Optional<Gateway> gateway(SettingsReader reader, List<Finding> findings) {
        String written = reader.text("baseUrl");
        String tls = reader.choice("tls", List.of("TLSv1.2", "TLSv1.3"));
        boolean trustIssuers = reader.flag("trustIssuers");
        InetSocketAddress proxy = proxy(reader.text("proxy"), findings);
        Duration connect = seconds(reader, "connectTimeoutSeconds", 1);
        Duration answer = seconds(reader, "answerTimeoutSeconds", 1);
        try {
            URI base = URI.create(written.endsWith("/") ? written : written + "/");
            if (base.getRawUserInfo() != null) {
                // Addresses are shown in pages and logs; a password in one would be, too.
                findings.add(Texts.setting("channel.baseUrl.password", "baseUrl", ""));
                return Optional.empty();
            }
            return Optional.of(
                    new Gateway(base, trustIssuers, tls.isEmpty() ? List.of() : List.of(tls), proxy, connect, answer));
        } catch (IllegalArgumentException e) {
            findings.add(Texts.setting("channel.baseUrl", "baseUrl", written.contains("@") ? "…" : written));
            return Optional.empty();
        }
    }

    private static @Nullable InetSocketAddress proxy(String written, List<Finding> findings) {
        if (written.isEmpty()) {
            return null;
        }
        int colon = written.lastIndexOf(':');
        if (written.matches("[\\w.-]+:\\d{1,5}") && Integer.parseInt(written.substring(colon + 1)) <= 65_535) {
            return InetSocketAddress.createUnresolved(
                    written.substring(0, colon), Integer.parseInt(written.substring(colon + 1)));
        }
        findings.add(Texts.setting("channel.proxy", "proxy", written));
        return null;
    }

    private static Limits limits(SettingsReader reader) {
        return Limits.builder()
                .batchSize(reader.number("batchSize", 1, 100_000))
                .firstPollAfter(seconds(reader, "firstPollSeconds", 1))
                .pollInterval(seconds(reader, "pollIntervalSeconds", 1))
                .verdictTimeout(seconds(reader, "verdictTimeoutSeconds", 1))
                .resendAfter(seconds(reader, "resendAfterSeconds", 1))
                .build();
    }

    private static Duration seconds(SettingsReader reader, String field, int least) {
        return Duration.ofSeconds(reader.number(field, least, MONTH));
    }

    /** What keeps the channel from working. */
    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    /** The same with other findings. */
    public Settings with(List<Finding> others) {
        return new Settings(channel, enabled, partner, gateway, limits, distance, document, folders, others);
    }
}
