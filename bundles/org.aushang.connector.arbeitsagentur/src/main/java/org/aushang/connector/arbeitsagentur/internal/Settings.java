package org.aushang.connector.arbeitsagentur.internal;

import static org.aushang.connector.arbeitsagentur.internal.Texts.MESSAGES;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aushang.api.model.Finding;
import org.aushang.api.spi.Limits;
import org.aushang.hrbaxml.Generation;
import org.aushang.transport.Gateway;
import org.jspecify.annotations.Nullable;

/**
 * A channel's configuration, read. Never fails: what is wrong is in {@link #findings()}, and what cannot be used is
 * replaced by its default.
 *
 * @param channelId as configured, or a stand-in that says there is none
 * @param enabled the switch
 * @param partner who we are to the BA
 * @param gateway where it is; null if the address makes no sense
 * @param limits how often to talk
 * @param distance between two uploads
 * @param document how files are made
 * @param knowledge what the admin gave us to check against
 * @param findings what is missing or malformed, by field
 */
public record Settings(
        String channelId,
        boolean enabled,
        Partner partner,
        @Nullable Gateway gateway,
        Limits limits,
        Duration distance,
        Document document,
        Knowledge knowledge,
        List<Finding> findings) {

    /**
     * Who we are to the BA (dossier 1.2).
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
     * @param publishDays how long a posting is shown that names no last day
     * @param largest how many bytes a file may have
     * @param generation which elements may stand in it
     * @param schema the BA's own current XSD for a second look; null: none
     * @param tidy whether reports are deleted at the gateway once everything in them is decided
     */
    public record Document(int publishDays, int largest, Generation generation, @Nullable Path schema, boolean tidy) {}

    /**
     * What the admin gave us to check against.
     *
     * @param catalogue the BA's zip of occupations and competences, or a folder of them; null: none
     * @param places towns and postal codes in the format of GeoNames; null: none
     */
    public record Knowledge(@Nullable Path catalogue, @Nullable Path places) {

        public static final Knowledge NONE = new Knowledge(null, null);
    }

    static final String UNNAMED = "unnamed";

    static Settings read(ArbeitsagenturConfig config) {
        List<Finding> findings = new ArrayList<>();
        String id = config.aushang_channel_id().strip();
        if (!id.matches("[\\w.-]{1,100}")) {
            findings.add(Texts.setting("channel.id", "aushang.channel.id", id));
            id = UNNAMED;
        }
        Partner partner = partner(config, findings);
        return new Settings(
                id,
                config.enabled(),
                partner,
                gateway(config, findings).orElse(null),
                limits(config, findings),
                Duration.ofSeconds(atLeast(0, config.uploadDistanceSeconds(), "uploadDistanceSeconds", findings)),
                document(config, findings),
                new Knowledge(
                        path(config.catalogue(), "catalogue", findings).orElse(null),
                        path(config.places(), "places", findings).orElse(null)),
                List.copyOf(findings));
    }

    private static Document document(ArbeitsagenturConfig config, List<Finding> findings) {
        return new Document(
                atLeast(1, config.publishDays(), "publishDays", findings),
                // What does not fit into memory at once is no limit.
                Math.min(atLeast(1, config.fileKilobytes(), "fileKilobytes", findings), 2_000_000) * 1000,
                config.laterElements() ? Generation.LATER : Generation.P82,
                path(config.schema(), "schema", findings).orElse(null),
                config.deleteReports());
    }

    /** A file or folder of the operator's; it need not be there yet. */
    private static Optional<Path> path(String written, String field, List<Finding> findings) {
        if (written.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(written.strip()));
        } catch (InvalidPathException e) {
            findings.add(Texts.setting("channel.path", field, written));
            return Optional.empty();
        }
    }

    private static Partner partner(ArbeitsagenturConfig config, List<Finding> findings) {
        Partner partner = new Partner(
                config.supplierId().strip().toUpperCase(Locale.ROOT),
                config.kundennummer().strip().toUpperCase(Locale.ROOT),
                config.allianzpartnernummer().strip(),
                answer(config.training()),
                Arrays.stream(config.trainingOccupations())
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
        if (config.supervised().equals("no")) {
            findings.add(MESSAGES.finding("channel.066")
                    .target("channel.supervised")
                    .actor(Finding.Actor.ADMIN)
                    .remedy(Finding.Remedy.CONTACT_BOARD)
                    .build());
        }
        findings.addAll(PartnerNumbers.findings(partner));
        return partner;
    }

    private static Answer answer(String written) {
        return switch (written) {
            case "yes" -> Answer.YES;
            case "no" -> Answer.NO;
            default -> Answer.UNKNOWN;
        };
    }

    private static Optional<Gateway> gateway(ArbeitsagenturConfig config, List<Finding> findings) {
        String written = config.baseUrl().strip();
        try {
            return Optional.of(new Gateway(
                    URI.create(written.endsWith("/") ? written : written + "/"),
                    config.trustIssuers(),
                    config.tls().isBlank() ? List.of() : List.of(config.tls().strip()),
                    proxy(config.proxy().strip(), findings),
                    Duration.ofSeconds(atLeast(1, config.connectTimeoutSeconds(), "connectTimeoutSeconds", findings)),
                    Duration.ofSeconds(atLeast(1, config.answerTimeoutSeconds(), "answerTimeoutSeconds", findings))));
        } catch (IllegalArgumentException e) {
            findings.add(Texts.setting("channel.baseUrl", "baseUrl", written));
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

    private static Limits limits(ArbeitsagenturConfig config, List<Finding> findings) {
        return Limits.builder()
                .batchSize(atLeast(1, config.batchSize(), "batchSize", findings))
                .firstLook(Duration.ofSeconds(atLeast(1, config.firstLookSeconds(), "firstLookSeconds", findings)))
                .lookAgain(Duration.ofSeconds(atLeast(1, config.lookAgainSeconds(), "lookAgainSeconds", findings)))
                .overdue(Duration.ofSeconds(atLeast(1, config.overdueSeconds(), "overdueSeconds", findings)))
                .patience(Duration.ofSeconds(atLeast(1, config.patienceSeconds(), "patienceSeconds", findings)))
                .build();
    }

    private static int atLeast(int least, int value, String field, List<Finding> findings) {
        if (value < least) {
            findings.add(Texts.setting("channel.number", field, String.valueOf(value)));
            return least;
        }
        return value;
    }

    /** The same with other findings. */
    Settings with(List<Finding> others) {
        return new Settings(
                channelId, enabled, partner, gateway, limits, distance, document, knowledge, List.copyOf(others));
    }
}
