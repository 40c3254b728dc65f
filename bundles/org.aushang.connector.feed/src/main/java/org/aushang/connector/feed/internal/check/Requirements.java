package org.aushang.connector.feed.internal.check;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.connector.feed.internal.settings.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Checks what Google requires (missing: an error) and recommends (missing: a warning) of schema.org/JobPosting: title,
 * description, hiringOrganization and jobLocation with a country are required; datePosted is too, and is the day on which
 * the posting came online where the host names none. Pure.
 */
public final class Requirements {

    private final ZoneId zone;

    public Requirements(ZoneId zone) {
        this.zone = zone;
    }

    public List<Finding> findings(JobPosting posting, Clock clock) {
        List<Finding> findings = new ArrayList<>();
        required(posting.title(), "title", "title", findings);
        required(posting.description(), "description", "description", findings);
        required(posting.hiringOrganization().name(), "organization", "hiringOrganization.name", findings);
        if (posting.jobLocations().isEmpty()) {
            findings.add(Texts.posting("location", Severity.ERROR, "jobLocation"));
        }
        for (int i = 0; i < posting.jobLocations().size(); i++) {
            place(posting.jobLocations().get(i), i, findings);
        }
        posting.validThrough()
                .filter(last -> isOver(posting, LocalDate.ofInstant(clock.instant(), zone)))
                .ifPresent(last ->
                        findings.add(Texts.posting("over", Severity.ERROR, "validThrough", String.valueOf(last))));
        recommended(posting, findings);
        return findings;
    }

    private static void required(String value, String key, String target, List<Finding> findings) {
        if (value.isBlank()) {
            findings.add(Texts.posting(key, Severity.ERROR, target));
        }
    }

    private static void place(PostalAddress place, int index, List<Finding> findings) {
        String target = "jobLocation[" + index + "]";
        if (place.addressCountry().isBlank()) {
            findings.add(Texts.posting("country", Severity.ERROR, target + ".addressCountry", index + 1));
        }
        if (place.postalCode().isBlank() || place.addressLocality().isBlank()) {
            findings.add(Texts.posting("address", Severity.WARNING, target, index + 1));
        }
    }

    private static void recommended(JobPosting posting, List<Finding> findings) {
        if (posting.baseSalary().isEmpty()) {
            findings.add(Texts.posting("salary", Severity.INFO, "baseSalary"));
        }
        if (posting.employmentTypes().isEmpty()) {
            findings.add(Texts.posting("employmentType", Severity.WARNING, "employmentType"));
        }
        if (posting.validThrough().isEmpty()) {
            findings.add(Texts.posting("validThrough", Severity.INFO, "validThrough"));
        }
        posting.url()
                .filter(url -> !isWeb(url.getScheme()))
                .ifPresent(url -> findings.add(Texts.posting("url", Severity.WARNING, "url", url.toString())));
    }

    /** Whether a browser opens it. */
    public static boolean isWeb(@Nullable String scheme) {
        return List.of("https", "http")
                .contains(Objects.requireNonNullElse(scheme, "").toLowerCase(Locale.ROOT));
    }

    /** Whether its last day has passed. */
    public static boolean isOver(JobPosting posting, LocalDate today) {
        return posting.validThrough().filter(last -> last.isBefore(today)).isPresent();
    }
}
