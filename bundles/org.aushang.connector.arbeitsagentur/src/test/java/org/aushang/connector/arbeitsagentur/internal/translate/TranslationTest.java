package org.aushang.connector.arbeitsagentur.internal.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.ID;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;
import static org.aushang.connector.arbeitsagentur.internal.Samples.posting;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.Salary;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.hrbaxml.Header;
import org.aushang.hrbaxml.PostingFileWriter;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.junit.jupiter.api.Test;
import org.xmlunit.assertj3.XmlAssert;

class TranslationTest {

    private final Translation translation = new Translation(SETTINGS);

    private Translated translate(JobPosting.Builder posting) {
        return translation.translate(ID, posting.build(), false, CLOCK);
    }

    private static byte[] file(JobPositionPostingType record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Header header = new Header("V999999900", OffsetDateTime.parse("2026-11-22T09:30:00+01:00"), 1);
        PostingFileWriter writer = new PostingFileWriter(out, header, SchemaRelease.P82);
        writer.posting(record);
        writer.close();
        assertThat(writer.violations()).isEmpty();
        return out.toByteArray();
    }

    private void isGolden(String golden, JobPosting.Builder posting) throws Exception {
        Translated translated = translate(posting);
        byte[] written = file(translated.document());

        assertThat(translated.findings()).isEmpty();
        try (InputStream expected = TranslationTest.class.getResourceAsStream(golden)) {
            XmlAssert.assertThat(written).and(expected).ignoreWhitespace().areIdentical();
        }
    }

    @Test
    void a_job_becomes_a_record() throws Exception {
        isGolden(
                "job.xml",
                posting()
                        .url(URI.create("https://jobs.nordlicht.example/1"))
                        .validThrough(LocalDate.parse("2027-01-31"))
                        .jobStartDate(LocalDate.parse("2027-01-01"))
                        .totalJobOpenings(2)
                        .baseSalary(
                                Salary.of(new BigDecimal("58000"), new BigDecimal("72000"), "EUR", Salary.Unit.YEAR)));
    }

    @Test
    void an_apprenticeship_becomes_a_record() throws Exception {
        isGolden(
                "apprenticeship.xml",
                posting()
                        .title("Ausbildung Kaufleute für Büromanagement (m/w/d)")
                        .extension(Extensions.TITLE_CODE, "123266")
                        .extension(Extensions.OFFER_TYPE, "4")
                        .employmentTypes(EnumSet.of(EmploymentType.FULL_TIME)));
    }

    @Test
    void a_limited_mini_job_becomes_a_record() throws Exception {
        isGolden(
                "mini-job.xml",
                posting()
                        .employmentTypes(EnumSet.of(EmploymentType.PART_TIME, EmploymentType.TEMPORARY))
                        .extension(Extensions.MINI_JOB, "true")
                        .extension(Extensions.TERM_LENGTH, "6"));
    }

    @Test
    void what_the_board_has_already_is_an_update() {
        assertThat(translation
                        .translate(ID, posting().build(), true, CLOCK)
                        .document()
                        .getPostDetail()
                        .getAction())
                .isEqualTo(2);
    }

    @Test
    void at_once_means_today_by_the_boards_clock() {
        assertThat(translate(posting()).document().getJobPositionInformation().getAssignmentStartDate())
                .isEqualTo("2026-11-22");
    }

    @Test
    void shortening_is_said_with_the_count() {
        Translated translated = translate(posting().title("Sachbearbeiterin " + "x".repeat(60)));

        assertThat(translated.document().getJobPositionInformation().getJobPositionTitleDescription())
                .isEqualTo("Sachbearbeiterin");
        assertThat(translated.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ba.shortened");
            assertThat(finding.target()).isEqualTo("title");
            assertThat(finding.message().german()).contains("61 Zeichen");
            assertThat(finding.isError()).isFalse();
        });
    }

    @Test
    void applications_that_will_not_come_back_are_said() {
        Translated translated = translate(posting().extension(Extensions.APPLICATION_WAY, "8"));

        assertThat(translated.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ba.way-over-the-ba");
            assertThat(finding.target()).isEqualTo(Extensions.APPLICATION_WAY);
            assertThat(finding.isError()).isFalse();
        });
    }

    @Test
    void a_street_without_its_land_is_left_out() {
        Translated translated = translate(posting()
                .jobLocations(List.of(PostalAddress.builder()
                        .streetAddress("Weg 1")
                        .postalCode("24103")
                        .addressLocality("Kiel")
                        .addressCountry("DE")
                        .build())));

        assertThat(translated
                        .document()
                        .getJobPositionInformation()
                        .getJobPositionDescription()
                        .getJobPositionLocation()
                        .getLocation())
                .singleElement()
                .satisfies(location -> assertThat(location.getStreetName()).isNull());
    }

    @Test
    void a_last_day_too_far_ahead_is_moved_and_said_so() {
        Translated translated = translate(posting().validThrough(LocalDate.parse("2030-01-01")));

        assertThat(translated.document().getPostDetail().getEndDate()).isEqualTo("2028-11-22");
        assertThat(translated.findings()).extracting(Finding::code).containsExactly("ba.082");
    }

    @Test
    void places_that_are_the_same_to_the_BA_are_written_once_and_said() {
        Translated translated = translate(posting()
                .totalJobOpenings(3)
                .jobLocations(List.of(
                        PostalAddress.builder()
                                .streetAddress("Ring 1")
                                .postalCode("1010")
                                .addressLocality("Wien")
                                .addressCountry("AT")
                                .build(),
                        PostalAddress.builder()
                                .streetAddress("Ring 2")
                                .postalCode("1010")
                                .addressLocality("Wien")
                                .addressCountry("AT")
                                .build(),
                        PostalAddress.builder()
                                .streetAddress("Weg 1")
                                .postalCode("10117")
                                .addressLocality("Berlin")
                                .addressRegion("Berlin")
                                .addressCountry("DE")
                                .build(),
                        PostalAddress.builder()
                                .streetAddress("Weg 1")
                                .postalCode("10117")
                                .addressLocality("Berlin")
                                .addressRegion("BE")
                                .addressCountry("DE")
                                .build())));

        assertThat(translated
                        .document()
                        .getJobPositionInformation()
                        .getJobPositionDescription()
                        .getJobPositionLocation()
                        .getLocation())
                .hasSize(2);
        assertThat(translated.findings())
                .filteredOn(finding -> finding.code().equals("ba.place.merged"))
                .extracting(Finding::target)
                .containsExactly("jobLocation[1]", "jobLocation[3]");
    }

    @Test
    void what_XML_does_not_know_is_not_there() {
        Translated translated = translate(posting().extension("ba:boxNumber", "\uFFFE\u0001\uD800"));

        assertThat(new Offer(posting()
                                .extension("ba:boxNumber", "\uFFFE\u0001\uD800")
                                .build())
                        .text("ba:boxNumber"))
                .isEmpty();
        assertThat(translated.document()).isNotNull();
    }

    @Test
    void a_job_board_says_who_the_employer_is() throws Exception {
        Settings board = new Settings(
                SETTINGS.channel(),
                true,
                new Settings.Partner("P999999900", "", "99999", Settings.Answer.UNKNOWN, Set.of()),
                SETTINGS.gateway(),
                SETTINGS.limits(),
                SETTINGS.distance(),
                SETTINGS.document(),
                SETTINGS.folders(),
                List.of());

        JobPositionPostingType record = new Translation(board)
                .translate(
                        ID,
                        posting()
                                .applicationContact(ContactPoint.builder()
                                        .honorificPrefix("Herr")
                                        .givenName("Jens")
                                        .familyName("Wolf")
                                        .email("jobs@x.example")
                                        .telephone("0431 123456")
                                        .build())
                                .build(),
                        false,
                        CLOCK)
                .document();

        assertThat(file(record)).isNotEmpty();
        assertThat(record.getHiringOrg().getHiringOrgId()).isNull();
        assertThat(record.getHiringOrg().getContact()).satisfies(contact -> {
            assertThat(contact.getFamilyName()).isEqualTo("Wolf");
            assertThat(contact.getPostalAddress().getMunicipality()).isEqualTo("Berlin");
            assertThat(contact.getVoiceNumber().getAreaCode()).isEqualTo("431");
            assertThat(contact.getEMail()).isEqualTo("jobs@x.example");
        });
    }

    @Test
    void a_department_stands_in_for_a_person_nobody_named() {
        Translated translated = translate(posting()
                .applicationContact(
                        ContactPoint.builder().email("jobs@x.example").build()));

        assertThat(translated
                        .document()
                        .getPostDetail()
                        .getPostedBy()
                        .getContact()
                        .getFamilyName())
                .isEqualTo("Personalabteilung");
    }
}
