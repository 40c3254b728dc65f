package org.aushang.connector.arbeitsagentur.internal.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Problem;
import org.aushang.credentials.Slot;
import org.jspecify.annotations.Nullable;

/** Findings about certificates that cannot be used, or soon cannot. Pure. */
public final class CredentialFindings {

    /** Days before the end at which a warning is raised, the nearest first (docs/hr-ba-xml.md#certificate). */
    private static final List<Integer> DAYS = List.of(1, 7, 14, 30, 60);

    private CredentialFindings() {}

    /** Why no certificate can be used; empty if one can. */
    public static List<Finding> errors(NavigableMap<Slot, Inspection> slots) {
        if (slots.values().stream().anyMatch(Inspection::isUsable)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        slots.forEach((slot, inspection) ->
                inspection.problem().ifPresent(problem -> findings.add(of(slot, problem, inspection.detail()))));
        return findings;
    }

    /** What will be wrong: it works now, and will fail without action. */
    public static List<Finding> warnings(NavigableMap<Slot, Inspection> slots, Instant now) {
        List<Finding> findings = new ArrayList<>();
        slots.forEach((slot, inspection) -> {
            Optional<Problem> problem = inspection.problem();
            // That the old one ended is how it should be once the next one works, and that the next one waits too.
            if (problem.isPresent() && problem.get() != Problem.EXPIRED && problem.get() != Problem.NOT_YET_VALID) {
                findings.add(of(slot, problem.get(), inspection.detail()).toBuilder()
                        .severity(Severity.WARNING)
                        .build());
            }
            inspection
                    .certificate()
                    .filter(certificate -> inspection.isUsable() && certificate.isWeak())
                    .ifPresent(certificate ->
                            findings.add(warning("certificate.weak", "certificate.weak", slot, certificate.keyBits())));
        });
        slots.entrySet().stream()
                .filter(slot -> slot.getValue().isUsable())
                .max(Comparator.comparing(slot -> end(slot.getValue())))
                .filter(last -> !isFollowed(last, slots))
                .flatMap(last -> expiring(last, now))
                .ifPresent(findings::add);
        return findings;
    }

    /** Holder, issuer and end of each certificate that can be used, for a person who checks that it is the right one. */
    public static List<Finding> details(NavigableMap<Slot, Inspection> slots, Instant now) {
        List<Finding> findings = new ArrayList<>();
        slots.forEach((slot, inspection) -> inspection
                .certificate()
                .filter(certificate -> inspection.isUsable())
                .ifPresent(certificate -> findings.add(Texts.MESSAGES
                        .finding(
                                "certificate.opened",
                                commonName(certificate.holder()),
                                commonName(certificate.issuer()),
                                LocalDate.ofInstant(certificate.notAfter(), ZoneOffset.UTC),
                                certificate.daysLeft(now))
                        .target(target(slot, false))
                        .build())));
        return findings;
    }

    /** The part of a distinguished name that people know; the whole name if it has none. */
    private static String commonName(String distinguishedName) {
        try {
            return new LdapName(distinguishedName)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst()
                            .orElse(distinguishedName);
        } catch (InvalidNameException e) {
            return distinguishedName;
        }
    }

    /** When the last certificate that can be used now, or follows without a gap, expires; null: there is none. */
    public static @Nullable Instant usableUntil(NavigableMap<Slot, Inspection> slots) {
        Instant last = slots.values().stream()
                .filter(Inspection::isUsable)
                .map(CredentialFindings::end)
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (last == null) {
            return null;
        }
        return slots.values().stream()
                .filter(other -> other.problem().equals(Optional.of(Problem.NOT_YET_VALID)))
                .flatMap(other -> other.certificate().stream())
                .filter(other -> !other.notBefore().isAfter(last))
                .map(CertificateDetails::notAfter)
                .max(Comparator.naturalOrder())
                .orElse(last);
    }

    private static Instant end(Inspection inspection) {
        return inspection.certificate().map(CertificateDetails::notAfter).orElse(Instant.MIN);
    }

    /** Whether the other one waits already and will be valid in time. */
    private static boolean isFollowed(Map.Entry<Slot, Inspection> last, NavigableMap<Slot, Inspection> slots) {
        return slots.values().stream()
                .filter(other -> other.problem().equals(Optional.of(Problem.NOT_YET_VALID)))
                .flatMap(other -> other.certificate().stream())
                .anyMatch(other -> !other.notBefore().isAfter(end(last.getValue())));
    }

    /** The code names the threshold, so that each of them is news once. */
    private static Optional<Finding> expiring(Map.Entry<Slot, Inspection> last, Instant now) {
        CertificateDetails certificate = last.getValue().certificate().orElseThrow();
        long left = certificate.daysLeft(now);
        return DAYS.stream()
                .filter(days -> left < days)
                .findFirst()
                .map(days -> warning(
                        "certificate.expires." + days,
                        "certificate.expires",
                        last.getKey(),
                        LocalDate.ofInstant(certificate.notAfter(), ZoneOffset.UTC),
                        left));
    }

    private static Finding warning(String code, String key, Slot slot, Object... arguments) {
        return Texts.MESSAGES
                .findingAs(code, key, arguments)
                .target(target(slot, false))
                .build();
    }

    private static Finding of(Slot slot, Problem problem, String detail) {
        String code = "certificate." + problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean pin = problem == Problem.WRONG_PIN || problem == Problem.PIN_MISSING;
        return Texts.MESSAGES
                .finding(code, detail.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(detail) : detail)
                .target(target(slot, pin))
                .build();
    }

    private static String target(Slot slot, boolean pin) {
        return slot == Slot.CURRENT
                ? pin ? "channel.pin" : "channel.certificate"
                : pin ? "channel.nextPin" : "channel.nextCertificate";
    }
}
