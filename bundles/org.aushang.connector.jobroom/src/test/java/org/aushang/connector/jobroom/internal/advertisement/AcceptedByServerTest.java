package org.aushang.connector.jobroom.internal.advertisement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.jobroom.internal.SimulatedJobRoom;
import org.aushang.connector.jobroom.internal.check.PostingCheck;
import org.aushang.connector.jobroom.internal.settings.Settings;
import org.aushang.simulator.jobroom.internal.server.ServerRules;
import org.aushang.tck.EdgeCasePostings;
import org.junit.jupiter.api.Test;

/** What our check lets through the server takes: the one was written from SECO's documentation, the other from its source. */
class AcceptedByServerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final PublicationId ID = new PublicationId("A1");

    private final Settings settings = Settings.read(SimulatedJobRoom.form());
    private final Languages languages = new Languages();
    private final PostingCheck check = new PostingCheck(languages, code -> true);

    private int accepted;

    @Test
    void of_random_postings_the_server_takes_those_that_our_check_takes() {
        Random random = new Random(4711);
        List<JobPosting> all = new ArrayList<>(EdgeCasePostings.all(CLOCK));
        for (int i = 0; i < 3_000; i++) {
            all.add(random(random));
        }

        for (JobPosting posting : all) {
            for (Settings channel : List.of(settings, surrogate())) {
                ObjectNode ad = new Advertisement(channel, languages).of(ID, posting, TODAY);
                List<Finding> errors = check.findings(posting, CLOCK).stream()
                        .filter(Finding::isError)
                        .toList();
                if (errors.isEmpty()) {
                    accepted++;
                    assertThat(ServerRules.errors(ad)).as("%s", ad).isEmpty();
                }
            }
        }
        assertThat(accepted).as("taken").isBetween(500, 5_500);
    }

    private static Settings surrogate() {
        Map<String, Object> form = new HashMap<>(SimulatedJobRoom.form());
        form.put("surrogate", "true");
        return Settings.read(form);
    }

    private static JobPosting random(Random random) {
        List<EnumSet<EmploymentType>> types = List.of(
                EnumSet.noneOf(EmploymentType.class),
                EnumSet.of(EmploymentType.FULL_TIME),
                EnumSet.of(EmploymentType.PART_TIME),
                EnumSet.of(EmploymentType.TEMPORARY, EmploymentType.FULL_TIME));
        JobPosting.Builder posting = JobPosting.builder("r" + random.nextInt())
                .title(one(random, "Gärtnerin", "x".repeat(400), "A\u0000 <b>", "Zwei  Worte", ""))
                .description(one(
                        random,
                        "Text",
                        "*".repeat(4_000),
                        "<p>x</p>\uD800",
                        "Wort ".repeat(2_500),
                        "a\n\n- b",
                        "",
                        " "))
                .hiringOrganization(Organization.builder(one(random, "Gärten AG", "y".repeat(500), "AG", ""))
                        .url(one(random, "https://a.example", "z".repeat(300), ""))
                        .build())
                .jobLocations(
                        random.nextInt(10) == 0
                                ? List.of()
                                : List.of(
                                        PostalAddress.builder()
                                                .postalCode(one(
                                                        random, "8001", "8001", "80331", "D-12345678901", "0800", ""))
                                                .addressLocality(one(random, "Zürich", "Z".repeat(80), "Bern", ""))
                                                .addressCountry(one(random, "CH", "CH", "DE", "Schweiz", ""))
                                                .build(),
                                        PostalAddress.builder().build()))
                .employmentTypes(types.get(random.nextInt(types.size())))
                .totalJobOpenings(random.nextInt(2_000))
                .applicationContact(ContactPoint.builder()
                        .honorificPrefix(one(random, "Frau", "Herr", "Dr.", ""))
                        .givenName(one(random, "Eva", "E".repeat(90), ""))
                        .familyName(one(random, "Gross", ""))
                        .email(one(random, "a@b.example", "a".repeat(60) + "@b.example", "no mail", ""))
                        .telephone(one(random, "+41 58 123 45 67", "058 123 45 67", "12", "text", ""))
                        .url(one(random, "https://a.example/apply", "ftp://x", "https://" + "a".repeat(400), ""))
                        .build());
        if (random.nextBoolean()) {
            posting.validThrough(TODAY.plusDays(random.nextInt(200) - 20L));
        }
        if (random.nextBoolean()) {
            posting.datePosted(TODAY.plusDays(random.nextInt(60) - 20L));
        }
        if (random.nextBoolean()) {
            posting.jobStartDate(TODAY.plusDays(random.nextInt(300) - 20L));
        }
        posting.extension(Extensions.OCCUPATION, one(random, "11101", "11101", "1".repeat(20), ""));
        posting.extension(Extensions.EXPERIENCE, one(random, "MORE_THAN_1_YEAR", "LOTS", ""));
        posting.extension(Extensions.EDUCATION, one(random, "131", "999", ""));
        posting.extension(Extensions.WORKLOAD_MIN, one(random, "60", "5", "many", "", ""));
        posting.extension(Extensions.WORKLOAD_MAX, one(random, "100", "80", "200", "", ""));
        posting.extension(Extensions.END_DATE, one(random, "2027-06-30", "2020-01-01", "soon", "", "", ""));
        posting.extension(Extensions.LANGUAGE, one(random, "de", "fr", "xx", "", ""));
        posting.extension(Extensions.TITLE + "fr", one(random, "Jardinière", "", "F".repeat(300)));
        posting.extension(Extensions.DESCRIPTION + "fr", one(random, "Nous cherchons", "", "[".repeat(8_000)));
        posting.extension(Extensions.LANGUAGE_SKILL, one(random, "de:BASIC", "fr", "klingon:NONE", ""));
        posting.extension(Extensions.WORK_FORM, one(random, "NIGHT_WORK", "FUN", ""));
        return posting.build();
    }

    /** Mostly the first, so that many postings have nothing wrong, or one thing. */
    private static String one(Random random, String... choices) {
        return choices[random.nextInt(10) < 8 ? 0 : random.nextInt(choices.length)];
    }
}
