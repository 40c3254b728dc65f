package org.aushang.connector.arbeitsagentur.internal.extension;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;

/**
 * View of a posting with the BA's extensions: the values of its extensions, and what follows where it says nothing. A value that cannot
 * be read is absent here; {@code check} says so. Pure.
 */
public record Offer(JobPosting posting) {

    public Offer {
        posting = Legible.of(posting);
    }

    /** Angebotsarten (docs/hr-ba-xml.md#code-lists). */
    public static final String JOB = "1";

    public static final String SELF_EMPLOYMENT = "2";
    public static final String APPRENTICESHIP = "4";
    public static final String INTERNSHIP = "34";
    public static final String SKILLED = "36";
    public static final String EXECUTIVE = "37";
    public static final String HELPER = "38";

    /** The schema allows 254, the mapping paper 200 (docs/hr-ba-xml.md#lengths). */
    public static final int LONGEST_URL = 200;

    /** The way of applying that ends in the employer's account at the BA. */
    public static final int OVER_THE_BA = 8;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,4}(\\.\\d{1,4})?");
    private static final Pattern GRADED = Pattern.compile("\\d{3,9}:\\d");
    private static final int BY_EMAIL = 3;
    private static final int OVER_THE_INTERNET = 6;

    /** The first value that is not blank. */
    public Optional<String> text(String extension) {
        return posting.extension(extension).map(String::strip).filter(value -> !value.isEmpty());
    }

    public List<String> values(String extension) {
        return posting.extensions().getOrDefault(extension, List.of());
    }

    /** A code of a choice; the BA's codes are numbers. */
    public Optional<Integer> number(String extension) {
        return text(extension).filter(value -> NUMBER.matcher(value).matches()).map(Integer::valueOf);
    }

    /** The codes of a choice that takes several. */
    public List<Integer> numbers(String extension) {
        return values(extension).stream()
                .map(String::strip)
                .filter(value -> NUMBER.matcher(value).matches())
                .map(Integer::valueOf)
                .distinct()
                .toList();
    }

    public Optional<BigDecimal> decimal(String extension) {
        return text(extension).filter(value -> DECIMAL.matcher(value).matches()).map(BigDecimal::new);
    }

    public Optional<LocalDate> day(String extension) {
        try {
            return text(extension).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Empty if nothing is said, or neither {@code true} nor {@code false}. */
    public Optional<Boolean> flag(String extension) {
        return text(extension).filter(Set.of("true", "false")::contains).map(Boolean::valueOf);
    }

    public boolean yes(String extension) {
        return flag(extension).orElse(false);
    }

    /** As written, or an internship if the host calls it one, or a job: what all witnesses send (docs/hr-ba-xml.md#offer-types). */
    public String type() {
        return text(Extensions.OFFER_TYPE)
                .orElse(posting.employmentTypes().contains(EmploymentType.INTERN) ? INTERNSHIP : JOB);
    }

    public boolean is(String... types) {
        return List.of(types).contains(type());
    }

    /** 1 limited, 2 permanent, 3 either; empty where the host says nothing and the BA need not know. */
    public Optional<Integer> contract() {
        Optional<Integer> written = number(Extensions.CONTRACT);
        if (written.isPresent()) {
            return written;
        }
        boolean limited = posting.employmentTypes().contains(EmploymentType.TEMPORARY)
                || posting.extensions().containsKey(Extensions.TERM_DATE)
                || posting.extensions().containsKey(Extensions.TERM_LENGTH);
        if (limited) {
            return Optional.of(1);
        }
        return is(SELF_EMPLOYMENT, APPRENTICESHIP, INTERNSHIP) ? Optional.empty() : Optional.of(2);
    }

    /** As written, or yes unless it is a mini-job. */
    public boolean socialInsurance() {
        return flag(Extensions.SOCIAL_INSURANCE).orElse(!yes(Extensions.MINI_JOB));
    }

    /** As written, or 1 for full time and 10 (part time, flexible) for part time. */
    public List<Integer> workingPlans() {
        List<Integer> written = numbers(Extensions.WORKING_PLAN);
        if (!written.isEmpty()) {
            return written;
        }
        return posting.employmentTypes().stream()
                .filter(type -> type == EmploymentType.FULL_TIME || type == EmploymentType.PART_TIME)
                .map(type -> type == EmploymentType.FULL_TIME ? 1 : 10)
                .sorted()
                .toList();
    }

    /** As written, or by e-mail and over the internet as far as there are addresses; anonymously over the BA alone. */
    public List<Integer> applicationWays() {
        List<Integer> written = numbers(Extensions.APPLICATION_WAY);
        if (!written.isEmpty()) {
            return written;
        }
        if (isAnonymous() && !yes(Extensions.SUPERVISION_DESIRED)) {
            return List.of(OVER_THE_BA);
        }
        List<Integer> ways = new ArrayList<>();
        if (!posting.applicationContact().email().isBlank()) {
            ways.add(BY_EMAIL);
        }
        if (applicationSite().isPresent()) {
            ways.add(OVER_THE_INTERNET);
        }
        return ways;
    }

    public boolean isAnonymous() {
        return number(Extensions.PUBLICATION).orElse(1) == 2;
    }

    /** The application form, or else the posting on the host's own site. */
    public Optional<String> applicationSite() {
        return Optional.of(posting.applicationContact().url())
                .filter(url -> !url.isBlank())
                .or(() -> posting.url().map(URI::toString))
                .flatMap(WebAddress::written)
                .filter(url -> url.length() <= LONGEST_URL);
    }

    /** An entry of a catalogue and how well: {@code 65494:3}. */
    public record Graded(String id, int level) {}

    /** Entries without a level, or with one that is no digit, are not among them. */
    public List<Graded> graded(String extension) {
        return values(extension).stream()
                .map(String::strip)
                .filter(value -> GRADED.matcher(value).matches())
                .map(value ->
                        new Graded(value.substring(0, value.length() - 2), value.charAt(value.length() - 1) - '0'))
                .toList();
    }
}
