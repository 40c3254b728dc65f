package org.aushang.connector.jobroom.internal.advertisement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.jobroom.internal.settings.Settings;
import org.aushang.connector.jobroom.internal.settings.Settings.Company;
import org.aushang.connector.jobroom.internal.settings.Settings.Contact;
import org.jspecify.annotations.Nullable;

/**
 * A posting as the body of {@code POST /jobAdvertisements/v1}. What does not fit is cut here and is a finding of the check. Pure, and
 * total: it has an answer for every posting that can be built. Fields and lengths are those of SECO's documentation of November 2022.
 */
public final class Advertisement {

    /** Characters of a description, in Markdown. */
    public static final int DESCRIPTION = 10_000;

    /** The longest time that Job-Room shows a posting. */
    public static final int LONGEST_DAYS = 60;

    /** A short employment lasts at most so many days. */
    private static final int SHORT_DAYS = 14;

    private static final LocalDate FAR = LocalDate.of(9000, 1, 1);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Settings settings;
    private final Languages languages;

    public Advertisement(Settings settings, Languages languages) {
        this.settings = settings;
        this.languages = languages;
    }

    /** @param today in Switzerland */
    public ObjectNode of(PublicationId id, JobPosting posting, LocalDate today) {
        ObjectNode ad = JSON.objectNode();
        ad.put("externalReference", id.value());
        posting.url()
                .map(Object::toString)
                .filter(url -> url.length() <= 1024 && url.matches("https?://.+"))
                .ifPresent(url -> ad.put("externalUrl", url));
        ad.put(
                "reportToAvam",
                posting.extension(Extensions.REPORT_TO_AVAM)
                        .map(Boolean::parseBoolean)
                        .orElse(settings.reportToAvam()));
        ad.put("numberOfJobs", String.valueOf(Math.max(1, Math.min(999, posting.totalJobOpenings()))));
        ad.set("contact", contact(settings.contact()));
        ad.set("jobDescriptions", descriptions(posting));
        PostalAddress place = place(posting);
        ad.set("company", company(posting));
        if (settings.surrogate()) {
            ad.set("employer", employer(posting, place));
        }
        ad.set("employment", employment(posting, today));
        ad.set("location", location(place));
        ad.set("occupation", occupation(posting));
        ad.set("languageSkills", skills(posting.extensions()));
        ad.set("applyChannel", applyChannel(posting.applicationContact()));
        publicContact(posting.applicationContact()).ifPresent(contact -> ad.set("publicContact", contact));
        ad.set("publication", publication(posting, today));
        return ad;
    }

    /** What can be read by people on both sides, by language: the posting's own, then translations. */
    public Map<String, Wording> wordings(JobPosting posting) {
        return Wording.of(posting, languages.of(posting, settings.contact().language()));
    }

    /** The last day on which Job-Room shows it. */
    public static LocalDate lastDay(JobPosting posting, LocalDate today) {
        LocalDate longest = firstDay(posting, today).plusDays(LONGEST_DAYS);
        return posting.validThrough().filter(day -> day.isBefore(longest)).orElse(longest);
    }

    /** The first one: a day that has passed is today, and one in a far future is near enough for every calendar. */
    public static LocalDate firstDay(JobPosting posting, LocalDate today) {
        LocalDate posted = posting.datePosted().orElse(today);
        if (posted.isBefore(today)) {
            return today;
        }
        return posted.isAfter(FAR) ? FAR : posted;
    }

    /** When the employment ends; empty: it does not, or that day cannot be read. */
    public static Optional<LocalDate> endOfEmployment(JobPosting posting) {
        try {
            return posting.extension(Extensions.END_DATE)
                    .filter(day -> !day.isBlank())
                    .map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Least and most percent of a full week; empty if the posting does not say and is not full-time. */
    public static Optional<int[]> workload(JobPosting posting) {
        OptionalInt least = percent(posting, Extensions.WORKLOAD_MIN);
        OptionalInt most = percent(posting, Extensions.WORKLOAD_MAX);
        if (least.isEmpty() && most.isEmpty()) {
            boolean full = posting.employmentTypes().contains(EmploymentType.FULL_TIME)
                    || !posting.employmentTypes().contains(EmploymentType.PART_TIME);
            return full ? Optional.of(new int[] {100, 100}) : Optional.empty();
        }
        return Optional.of(new int[] {least.orElse(most.orElse(100)), most.orElse(least.orElse(100))});
    }

    private static OptionalInt percent(JobPosting posting, String name) {
        String written = posting.extension(name).orElse("").strip();
        return written.matches("\\d{1,3}") ? OptionalInt.of(Integer.parseInt(written)) : OptionalInt.empty();
    }

    /** Job-Room shows one place. */
    public static PostalAddress place(JobPosting posting) {
        return posting.jobLocations().isEmpty()
                ? PostalAddress.builder().build()
                : posting.jobLocations().get(0);
    }

    private static ObjectNode contact(Contact contact) {
        return JSON.objectNode()
                .put("languageIsoCode", contact.language())
                .put("salutation", contact.salutation())
                .put("firstName", contact.firstName())
                .put("lastName", contact.lastName())
                .put("phone", contact.phone())
                .put("email", contact.email());
    }

    private ArrayNode descriptions(JobPosting posting) {
        ArrayNode all = JSON.arrayNode();
        wordings(posting).forEach((language, wording) -> all.addObject()
                .put("languageIsoCode", language)
                .put("title", wording.title())
                .put("description", wording.description()));
        return all;
    }

    private ObjectNode company(JobPosting posting) {
        Company company = settings.company();
        String name =
                settings.surrogate() || posting.hiringOrganization().name().isBlank()
                        ? company.name()
                        : posting.hiringOrganization().name();
        ObjectNode node = JSON.objectNode();
        put(node, "name", name, 255);
        put(node, "street", company.street(), 50);
        put(node, "houseNumber", company.houseNumber(), 10);
        put(node, "postalCode", company.postalCode(), 10);
        put(node, "city", company.city(), 100);
        put(node, "countryIsoCode", company.country(), 2);
        if (!settings.surrogate() && posting.hiringOrganization().url().length() <= 255) {
            put(node, "website", posting.hiringOrganization().url(), 255);
        }
        return node.put("surrogate", settings.surrogate());
    }

    private static ObjectNode employer(JobPosting posting, PostalAddress place) {
        ObjectNode node = JSON.objectNode();
        put(node, "name", posting.hiringOrganization().name(), 255);
        put(node, "postalCode", place.postalCode(), 10);
        put(node, "city", place.addressLocality(), 100);
        put(node, "countryIsoCode", place.addressCountry(), 2);
        return node;
    }

    private static ObjectNode employment(JobPosting posting, LocalDate today) {
        ObjectNode node = JSON.objectNode();
        Optional<LocalDate> start = posting.jobStartDate().filter(day -> day.isAfter(today) && day.isBefore(FAR));
        Optional<LocalDate> end = endOfEmployment(posting).filter(day -> day.isBefore(FAR));
        start.ifPresent(day -> node.put("startDate", day.toString()));
        end.ifPresent(day -> node.put("endDate", day.toString()));
        node.put("immediately", start.isEmpty());
        node.put("permanent", end.isEmpty());
        node.put(
                "shortEmployment",
                end.filter(day -> ChronoUnit.DAYS.between(start.orElse(today), day) < SHORT_DAYS)
                        .isPresent());
        int[] workload = workload(posting).orElse(new int[] {100, 100});
        node.put("workloadPercentageMin", workload[0]).put("workloadPercentageMax", workload[1]);
        ArrayNode forms = node.putArray("workForms");
        posting.extensions().getOrDefault(Extensions.WORK_FORM, List.of()).stream()
                .filter(Extensions.WORK_FORMS::contains)
                .forEach(forms::add);
        return node;
    }

    private static ObjectNode location(PostalAddress place) {
        ObjectNode node = JSON.objectNode();
        put(node, "postalCode", place.postalCode(), 10);
        put(node, "city", place.addressLocality(), 50);
        put(node, "countryIsoCode", place.addressCountry(), 2);
        return node;
    }

    private static ObjectNode occupation(JobPosting posting) {
        ObjectNode node = JSON.objectNode();
        put(node, "avamOccupationCode", posting.extension(Extensions.OCCUPATION).orElse(""), 16);
        posting.extension(Extensions.EXPERIENCE)
                .filter(Extensions.EXPERIENCES::contains)
                .ifPresent(code -> node.put("workExperience", code));
        posting.extension(Extensions.EDUCATION)
                .filter(Extensions.EDUCATIONS::contains)
                .ifPresent(code -> node.put("educationCode", code));
        return node;
    }

    /** A skill is said with one level, which is meant for speaking and writing. */
    private static ArrayNode skills(SortedMap<String, List<String>> extensions) {
        ArrayNode all = JSON.arrayNode();
        extensions.getOrDefault(Extensions.LANGUAGE_SKILL, List.of()).stream()
                .map(skill -> skill.split(":", 2))
                .filter(skill -> skill[0].matches("[a-z]{2}"))
                .limit(PostingSchema.MOST_SKILLS)
                .forEach(skill -> {
                    String level = skill.length == 2 && Extensions.LEVELS.contains(skill[1]) ? skill[1] : "PROFICIENT";
                    all.addObject()
                            .put("languageIsoCode", skill[0])
                            .put("spokenLevel", level)
                            .put("writtenLevel", level);
                });
        return all;
    }

    /** How candidates apply; what Job-Room would refuse is left out. */
    public static ObjectNode applyChannel(ContactPoint contact) {
        ObjectNode node = JSON.objectNode();
        if (contact.url().matches("https?://\\S+") && contact.url().length() <= 255) {
            node.put("formUrl", contact.url());
        }
        if (Settings.isEmail(contact.email())) {
            node.put("emailAddress", contact.email());
        }
        Settings.phone(contact.telephone()).ifPresent(phone -> node.put("phoneNumber", phone));
        return node;
    }

    /** Whom candidates may ask. SECO wants a salutation and both names, so without them there is none. */
    private static Optional<ObjectNode> publicContact(ContactPoint contact) {
        String salutation = salutation(contact.honorificPrefix());
        Optional<String> phone = Settings.phone(contact.telephone());
        boolean reachable = phone.isPresent() || Settings.isEmail(contact.email());
        if (salutation == null
                || contact.givenName().isBlank()
                || contact.familyName().isBlank()
                || !reachable) {
            return Optional.empty();
        }
        ObjectNode node = JSON.objectNode().put("salutation", salutation);
        put(node, "firstName", contact.givenName(), 50);
        put(node, "lastName", contact.familyName(), 50);
        phone.ifPresent(number -> node.put("phone", number));
        if (Settings.isEmail(contact.email())) {
            node.put("email", contact.email());
        }
        return Optional.of(node);
    }

    private static @Nullable String salutation(String written) {
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "frau", "ms", "mrs", "madame", "mme", "signora" -> "MS";
            case "herr", "mr", "monsieur", "m.", "signor", "signore" -> "MR";
            default -> null;
        };
    }

    private ObjectNode publication(JobPosting posting, LocalDate today) {
        return JSON.objectNode()
                .put("startDate", firstDay(posting, today).toString())
                .put("endDate", lastDay(posting, today).toString())
                .put("euresDisplay", settings.euresDisplay())
                .put("publicDisplay", true);
    }

    private static void put(ObjectNode node, String field, String value, int longest) {
        String clean = Wording.cut(Markdown.clean(value), longest);
        if (!clean.isEmpty()) {
            node.put(field, clean);
        }
    }
}
