package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.Texts.posting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.connector.arbeitsagentur.internal.Texts;
import org.aushang.connector.arbeitsagentur.internal.translate.ApplicationWays;
import org.aushang.connector.arbeitsagentur.internal.translate.Extensions;
import org.aushang.connector.arbeitsagentur.internal.translate.Regions;

/** The rules we check, by number; the numbers and their meaning are those of dossier 5.2. */
final class Rules {

    static final Map<String, Rule> BY_NUMBER = byNumber();

    private static final Set<String> OFFER_TYPES = Set.of("1", "4", "34", "36", "37", "38");
    private static final Set<String> PLANS = Set.of("1", "3", "4", "5", "7", "8", "9", "10", "11", "12");
    private static final Set<String> APPRENTICE_PLANS = Set.of("1", "7", "8", "10");

    private Rules() {}

    private static Map<String, Rule> byNumber() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("051", Rules::companyName);
        rules.put("183", Rules::occupation);
        rules.put("041", Rules::alternativeOccupations);
        rules.put("178", Rules::offerType);
        rules.put("166", Rules::description);
        rules.put("050", Rules::openings);
        rules.put("184", Rules::placeOfWork);
        rules.put("063", Rules::placesAndOpenings);
        rules.put("064", Rules::equalPlaces);
        rules.put("177", Rules::countries);
        rules.put("010", Rules::regions);
        rules.put("033", Rules::postalCodes);
        rules.put("147", Rules::start);
        rules.put("081", Rules::lastDay);
        rules.put("032", Rules::term);
        rules.put("060", Rules::workingPlans);
        rules.put("124", Rules::leadership);
        rules.put("044", Rules::applicationWays);
        rules.put("048", Rules::email);
        return rules;
    }

    private static List<Finding> none() {
        return List.of();
    }

    private static List<Finding> companyName(JobPosting job, LocalDate today) {
        String name = job.hiringOrganization().name();
        if (name.chars().noneMatch(Character::isLetterOrDigit)) {
            return List.of(posting("051", "hiringOrganization.name"));
        }
        boolean forbidden = name.contains("€") || name.contains("*");
        return forbidden ? List.of(posting("051.character", "hiringOrganization.name", name)) : none();
    }

    /** Also TitleCode's form, 3 to 7 digits (dossier 1.5, point 10). Never a silent default. */
    private static List<Finding> occupation(JobPosting job, LocalDate today) {
        Optional<String> code = job.extension(Extensions.TITLE_CODE);
        if (code.isEmpty()) {
            return List.of(posting("183", Extensions.TITLE_CODE, job.title()));
        }
        return isOccupation(code.get()) ? none() : List.of(posting("183.form", Extensions.TITLE_CODE, code.get()));
    }

    private static boolean isOccupation(String code) {
        return code.matches("\\d{3,7}");
    }

    /** With 180: different from the main occupation; at most two by schema. */
    private static List<Finding> alternativeOccupations(JobPosting job, LocalDate today) {
        List<String> codes = job.extensions().getOrDefault(Extensions.ALTERNATIVE_TITLE_CODE, List.of());
        if (codes.isEmpty()) {
            return none();
        }
        if (Extensions.isApprenticeship(job)) {
            return List.of(posting("041", Extensions.ALTERNATIVE_TITLE_CODE));
        }
        boolean wrong = codes.size() > 2
                || !codes.stream().allMatch(Rules::isOccupation)
                || codes.contains(job.extension(Extensions.TITLE_CODE).orElse(""))
                || new HashSet<>(codes).size() < codes.size();
        return wrong ? List.of(posting("180", Extensions.ALTERNATIVE_TITLE_CODE, String.join(", ", codes))) : none();
    }

    private static List<Finding> offerType(JobPosting job, LocalDate today) {
        String type = Extensions.offerType(job);
        return OFFER_TYPES.contains(type) ? none() : List.of(posting("178", Extensions.OFFER_TYPE, type));
    }

    private static List<Finding> description(JobPosting job, LocalDate today) {
        int length = job.description().strip().length();
        return length >= 30 ? none() : List.of(posting("166", "description", length, 30));
    }

    private static List<Finding> openings(JobPosting job, LocalDate today) {
        int openings = job.totalJobOpenings();
        return openings >= 1 && openings <= 999 ? none() : List.of(posting("050", "totalJobOpenings", openings));
    }

    private static List<Finding> placeOfWork(JobPosting job, LocalDate today) {
        int places = job.jobLocations().size();
        if (places == 0) {
            return List.of(posting("184", "jobLocation"));
        }
        return places <= 10 ? none() : List.of(posting("184.many", "jobLocation", places));
    }

    private static List<Finding> placesAndOpenings(JobPosting job, LocalDate today) {
        int places = job.jobLocations().size();
        boolean more = places > job.totalJobOpenings() && places <= 10;
        return more ? List.of(posting("063", "totalJobOpenings", places, job.totalJobOpenings())) : none();
    }

    private static List<Finding> equalPlaces(JobPosting job, LocalDate today) {
        List<PostalAddress> places = job.jobLocations();
        for (int i = 0; i < places.size(); i++) {
            int first = places.indexOf(places.get(i));
            if (first < i) {
                return List.of(posting("064", "jobLocation[" + i + "]", first + 1, i + 1));
            }
        }
        return none();
    }

    private static List<Finding> countries(JobPosting job, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < job.jobLocations().size(); i++) {
            String country = job.jobLocations().get(i).addressCountry();
            String target = "jobLocation[" + i + "].addressCountry";
            if (country.isEmpty()) {
                findings.add(Texts.changed("ba.177.assumed", target));
            } else if (!Set.of(java.util.Locale.getISOCountries()).contains(country)) {
                findings.add(posting("177", target, country));
            }
        }
        return findings;
    }

    private static boolean isGerman(PostalAddress place) {
        return place.addressCountry().isEmpty() || place.addressCountry().equals("DE");
    }

    private static List<Finding> regions(JobPosting job, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < job.jobLocations().size(); i++) {
            PostalAddress place = job.jobLocations().get(i);
            boolean unknown = !place.addressRegion().isEmpty()
                    && Regions.number(place.addressRegion()).isEmpty();
            if (unknown && isGerman(place)) {
                findings.add(posting("010", "jobLocation[" + i + "].addressRegion", place.addressRegion()));
            }
        }
        return findings;
    }

    /** Of rule 033 only the form of a German postal code; the place table is the BA's. */
    private static List<Finding> postalCodes(JobPosting job, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < job.jobLocations().size(); i++) {
            PostalAddress place = job.jobLocations().get(i);
            if (isGerman(place) && !place.postalCode().matches("\\d{5}")) {
                findings.add(posting("033", "jobLocation[" + i + "].postalCode", place.postalCode()));
            }
            if (place.postalCode().length() > 15) {
                findings.add(posting("033", "jobLocation[" + i + "].postalCode", place.postalCode()));
            }
        }
        return findings;
    }

    private static List<Finding> start(JobPosting job, LocalDate today) {
        LocalDate start = job.jobStartDate().orElse(today);
        if (start.isBefore(today)) {
            return List.of(posting("147", "jobStartDate", start.toString()));
        }
        return start.isAfter(today.plusYears(2))
                ? List.of(posting("147.late", "jobStartDate", start.toString()))
                : none();
    }

    private static List<Finding> lastDay(JobPosting job, LocalDate today) {
        return job.validThrough().filter(day -> day.isBefore(today)).isPresent()
                ? List.of(posting(
                        "081", "validThrough", job.validThrough().orElse(today).toString()))
                : none();
    }

    /** With 068 (at most ten years), 153 (not before the start) and 181 (1 to 120 months). */
    private static List<Finding> term(JobPosting job, LocalDate today) {
        if (!Extensions.isTemporary(job)) {
            return none();
        }
        Optional<String> date = job.extension(Extensions.TERM_DATE);
        Optional<String> length = job.extension(Extensions.TERM_LENGTH);
        if (date.isPresent() == length.isPresent()) {
            return List.of(posting(date.isPresent() ? "032.both" : "032", Extensions.TERM_DATE));
        }
        if (length.isPresent()) {
            boolean good = length.get().matches("\\d{1,3}")
                    && Integer.parseInt(length.get()) >= 1
                    && Integer.parseInt(length.get()) <= 120;
            return good ? none() : List.of(posting("181", Extensions.TERM_LENGTH, length.get()));
        }
        try {
            LocalDate day = LocalDate.parse(date.orElse(""));
            LocalDate start = job.jobStartDate().orElse(today);
            boolean good = !day.isBefore(start) && !day.isAfter(today.plusYears(10));
            return good ? none() : List.of(posting("153", Extensions.TERM_DATE, day.toString()));
        } catch (DateTimeException e) {
            return List.of(posting("153", Extensions.TERM_DATE, date.orElse("")));
        }
    }

    /** With 142: mandatory for apprenticeships. */
    private static List<Finding> workingPlans(JobPosting job, LocalDate today) {
        List<String> plans = Extensions.workingPlans(job);
        if (Extensions.isApprenticeship(job)) {
            if (plans.isEmpty()) {
                return List.of(posting("142", "employmentType"));
            }
            return APPRENTICE_PLANS.containsAll(plans)
                    ? none()
                    : List.of(posting("060", Extensions.WORKING_PLAN, String.join(", ", plans)));
        }
        return PLANS.containsAll(plans)
                ? none()
                : List.of(posting("060.unknown", Extensions.WORKING_PLAN, String.join(", ", plans)));
    }

    /** With 103: only for offer types 1 and 37. */
    private static List<Finding> leadership(JobPosting job, LocalDate today) {
        String type = Extensions.offerType(job);
        Optional<String> leadership = job.extension(Extensions.LEADERSHIP);
        if (type.equals("37") && !leadership.orElse("").matches("[2-6]")) {
            return List.of(posting("124", Extensions.LEADERSHIP));
        }
        boolean wrong = leadership.isPresent()
                && !(leadership.get().matches("[1-6]") && Set.of("1", "37").contains(type));
        return wrong ? List.of(posting("103", Extensions.LEADERSHIP, leadership.get())) : none();
    }

    private static List<Finding> applicationWays(JobPosting job, LocalDate today) {
        return ApplicationWays.kinds(job).isEmpty() ? List.of(posting("044", "applicationContact")) : none();
    }

    private static List<Finding> email(JobPosting job, LocalDate today) {
        String email = job.applicationContact().email();
        boolean good = email.isEmpty()
                || (email.length() <= 254 && email.matches("[^\\s@<>,;]+@[^\\s@<>,;.]+(\\.[^\\s@<>,;.]+)+"));
        return good ? none() : List.of(posting("048", "applicationContact.email", email));
    }
}
