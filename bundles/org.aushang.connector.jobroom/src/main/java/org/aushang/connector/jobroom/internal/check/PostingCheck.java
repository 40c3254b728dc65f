package org.aushang.connector.jobroom.internal.check;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.connector.jobroom.internal.advertisement.Advertisement;
import org.aushang.connector.jobroom.internal.advertisement.Extensions;
import org.aushang.connector.jobroom.internal.advertisement.Languages;
import org.aushang.connector.jobroom.internal.advertisement.Markdown;
import org.aushang.connector.jobroom.internal.settings.Texts;

/** Checks what Job-Room's server refuses (an error) and what it shows otherwise than it was meant (a warning). Pure, thread-safe. */
public final class PostingCheck {

    /** By Switzerland's calendar a posting begins and ends. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private static final int LONGEST_CITY = 50;

    private final Languages languages;
    private final Predicate<String> occupations;

    /** @param occupations whether SECO's list has a code; true for all where there is no list */
    public PostingCheck(Languages languages, Predicate<String> occupations) {
        this.languages = languages;
        this.occupations = occupations;
    }

    public List<Finding> findings(JobPosting posting, Clock clock) {
        List<Finding> findings = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        words(posting, findings);
        place(posting, findings);
        dates(posting, today, findings);
        employment(posting, today, findings);
        occupation(posting, findings);
        if (posting.hiringOrganization().name().isBlank()) {
            findings.add(Texts.error("organization", "hiringOrganization.name"));
        }
        if (Advertisement.applyChannel(posting.applicationContact()).isEmpty()) {
            findings.add(Texts.error("application", "applicationContact"));
        }
        return findings;
    }

    private void words(JobPosting posting, List<Finding> findings) {
        if (Markdown.clean(posting.title()).isEmpty()) {
            findings.add(Texts.error("title", "title"));
        }
        if (posting.title().length() > 255) {
            findings.add(Texts.warning("titleLong", "title", 255));
        }
        String description = Markdown.of(posting.description());
        if (description.isEmpty()) {
            findings.add(Texts.error("description", "description"));
        }
        if (description.length() > Advertisement.DESCRIPTION) {
            findings.add(
                    Texts.error("descriptionLong", "description", description.length(), Advertisement.DESCRIPTION));
        }
        Optional<String> said = posting.extension(Extensions.LANGUAGE).filter(language -> !language.isBlank());
        if (said.filter(language -> !Extensions.LANGUAGES.contains(language)).isPresent()) {
            findings.add(Texts.error("language", Extensions.LANGUAGE, said.orElse("")));
        } else {
            said.ifPresent(language -> seems(posting.description(), language, "description", findings));
        }
        for (String language : Extensions.LANGUAGES) {
            translation(posting, language, findings);
        }
    }

    private void translation(JobPosting posting, String language, List<Finding> findings) {
        String title =
                Markdown.clean(posting.extension(Extensions.TITLE + language).orElse(""));
        String description =
                posting.extension(Extensions.DESCRIPTION + language).orElse("");
        String markdown = Markdown.of(description);
        String target = Extensions.DESCRIPTION + language;
        if (title.isEmpty() != markdown.isEmpty()) {
            findings.add(Texts.warning("translation", target, Texts.MESSAGES.text("field.language." + language)));
        }
        if (markdown.length() > Advertisement.DESCRIPTION) {
            findings.add(Texts.error("descriptionLong", target, markdown.length(), Advertisement.DESCRIPTION));
        }
        seems(description, language, target, findings);
    }

    private void seems(String text, String language, String target, List<Finding> findings) {
        languages
                .of(text)
                .filter(seems -> !seems.equals(language))
                .ifPresent(seems -> findings.add(Texts.warning(
                        "otherLanguage",
                        target,
                        Texts.MESSAGES.text("field.language." + language),
                        Texts.MESSAGES.text("field.language." + seems))));
    }

    private static void place(JobPosting posting, List<Finding> findings) {
        if (posting.jobLocations().isEmpty()) {
            findings.add(Texts.error("location", "jobLocation"));
            return;
        }
        PostalAddress place = Advertisement.place(posting);
        if (!place.addressCountry().matches("[A-Z]{2}")) {
            findings.add(Texts.error("country", "jobLocation[0].addressCountry"));
        }
        String postalCode = place.postalCode().strip();
        boolean swiss = place.addressCountry().equals("CH");
        if (postalCode.isEmpty() || postalCode.length() > 10 || (swiss && !postalCode.matches("[1-9]\\d{3}"))) {
            findings.add(Texts.error("postalCode", "jobLocation[0].postalCode"));
        }
        String city = place.addressLocality().strip();
        if (city.isEmpty()) {
            findings.add(Texts.error("city", "jobLocation[0].addressLocality"));
        } else if (city.length() > LONGEST_CITY) {
            findings.add(Texts.warning("cityLong", "jobLocation[0].addressLocality", LONGEST_CITY));
        }
        if (posting.jobLocations().size() > 1) {
            findings.add(Texts.warning("onePlace", "jobLocation"));
        }
    }

    private static void dates(JobPosting posting, LocalDate today, List<Finding> findings) {
        LocalDate first = Advertisement.firstDay(posting, today);
        posting.validThrough()
                .filter(last -> last.isBefore(first))
                .ifPresent(last -> findings.add(Texts.error("over", "validThrough", String.valueOf(last))));
        if (posting.totalJobOpenings() > 999) {
            findings.add(Texts.warning("openings", "totalJobOpenings"));
        }
    }

    private static void employment(JobPosting posting, LocalDate today, List<Finding> findings) {
        Optional<LocalDate> end = Advertisement.endOfEmployment(posting);
        boolean said = posting.extension(Extensions.END_DATE)
                .filter(day -> !day.isBlank())
                .isPresent();
        if (said && end.isEmpty()) {
            findings.add(Texts.error("endDate", Extensions.END_DATE));
        } else if (end.isEmpty() && posting.employmentTypes().contains(EmploymentType.TEMPORARY)) {
            findings.add(Texts.error("endDateMissing", Extensions.END_DATE));
        }
        LocalDate start =
                posting.jobStartDate().filter(day -> day.isAfter(today)).orElse(today);
        if (end.filter(day -> day.isBefore(start)).isPresent()) {
            findings.add(Texts.error("endBeforeStart", Extensions.END_DATE));
        }
        Optional<int[]> workload = Advertisement.workload(posting);
        if (workload.isEmpty()) {
            findings.add(Texts.error("workload", Extensions.WORKLOAD_MIN));
        } else if (workload.get()[0] < 10 || workload.get()[1] > 100 || workload.get()[0] > workload.get()[1]) {
            findings.add(Texts.error("workloadRange", Extensions.WORKLOAD_MIN));
        }
    }

    private void occupation(JobPosting posting, List<Finding> findings) {
        String code = posting.extension(Extensions.OCCUPATION).orElse("").strip();
        if (code.isEmpty() || code.length() > 16) {
            findings.add(Texts.error("occupation", Extensions.OCCUPATION));
        } else if (!occupations.test(code)) {
            findings.add(Texts.error("occupationUnknown", Extensions.OCCUPATION, Markdown.clean(code)));
        }
    }
}
