package org.aushang.connector.arbeitsagentur.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;
import static org.aushang.connector.arbeitsagentur.internal.Samples.TODAY;
import static org.aushang.connector.arbeitsagentur.internal.Samples.posting;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.connector.arbeitsagentur.internal.translate.Extensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule: what just fails it, and where the finding points; what just passes is below. */
class RulesTest {

    private static final PostalAddress BERLIN = new PostalAddress("", "10117", "Berlin", "BE", "DE");

    private final Check check = new Check(SETTINGS);

    private List<Finding> errors(JobPosting.Builder posting) {
        return check.findings(posting.build(), CLOCK).stream()
                .filter(Finding::isError)
                .toList();
    }

    private static Arguments fails(String code, String target, UnaryOperator<JobPosting.Builder> bend) {
        return Arguments.of(code, target, bend);
    }

    private static List<PostalAddress> places(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PostalAddress("Weg " + i, "10117", "Berlin", "BE", "DE"))
                .toList();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                fails("ba.051", "hiringOrganization.name", p -> p.hiringOrganization(new Organization(" - ", ""))),
                fails(
                        "ba.051.character",
                        "hiringOrganization.name",
                        p -> p.hiringOrganization(new Organization("Stern* GmbH", ""))),
                fails("ba.183", Extensions.TITLE_CODE, p -> p.extension(Extensions.TITLE_CODE)),
                fails("ba.183.form", Extensions.TITLE_CODE, p -> p.extension(Extensions.TITLE_CODE, "27")),
                fails("ba.041", Extensions.ALTERNATIVE_TITLE_CODE, p -> p.extension(Extensions.OFFER_TYPE, "4")
                        .extension(Extensions.ALTERNATIVE_TITLE_CODE, "7847")),
                fails(
                        "ba.180",
                        Extensions.ALTERNATIVE_TITLE_CODE,
                        p -> p.extension(Extensions.ALTERNATIVE_TITLE_CODE, "15260")),
                fails("ba.178", Extensions.OFFER_TYPE, p -> p.extension(Extensions.OFFER_TYPE, "40")),
                fails("ba.166", "description", p -> p.description("  " + "x".repeat(29) + "  ")),
                fails("ba.050", "totalJobOpenings", p -> p.totalJobOpenings(1000)),
                fails("ba.184", "jobLocation", p -> p.jobLocations(List.of())),
                fails("ba.184.many", "jobLocation", p -> p.jobLocations(places(11))
                        .totalJobOpenings(11)),
                fails("ba.063", "totalJobOpenings", p -> p.jobLocations(places(3))
                        .totalJobOpenings(2)),
                fails("ba.064", "jobLocation[1]", p -> p.jobLocations(List.of(BERLIN, BERLIN))
                        .totalJobOpenings(2)),
                fails(
                        "ba.177",
                        "jobLocation[0].addressCountry",
                        p -> p.jobLocations(List.of(new PostalAddress("", "10117", "Berlin", "", "XY")))),
                fails(
                        "ba.010",
                        "jobLocation[0].addressRegion",
                        p -> p.jobLocations(List.of(new PostalAddress("", "10117", "Berlin", "Preußen", "DE")))),
                fails(
                        "ba.033",
                        "jobLocation[0].postalCode",
                        p -> p.jobLocations(List.of(new PostalAddress("", "1011", "Berlin", "BE", "DE")))),
                fails("ba.147", "jobStartDate", p -> p.jobStartDate(TODAY.minusDays(1))),
                fails(
                        "ba.147.late",
                        "jobStartDate",
                        p -> p.jobStartDate(TODAY.plusYears(2).plusDays(1))),
                fails("ba.081", "validThrough", p -> p.validThrough(TODAY.minusDays(1))),
                fails("ba.032", Extensions.TERM_DATE, p -> p.employmentTypes(Set.of(EmploymentType.TEMPORARY))),
                fails("ba.032.both", Extensions.TERM_DATE, p -> p.extension(Extensions.TERM_DATE, "2027-12-31")
                        .extension(Extensions.TERM_LENGTH, "6")),
                fails("ba.181", Extensions.TERM_LENGTH, p -> p.extension(Extensions.TERM_LENGTH, "121")),
                fails("ba.153", Extensions.TERM_DATE, p -> p.extension(Extensions.TERM_DATE, "2026-11-21")),
                fails("ba.153", Extensions.TERM_DATE, p -> p.extension(Extensions.TERM_DATE, "im Mai")),
                fails("ba.142", "employmentType", p -> p.extension(Extensions.OFFER_TYPE, "4")
                        .employmentTypes(EnumSet.noneOf(EmploymentType.class))),
                fails("ba.060", Extensions.WORKING_PLAN, p -> p.extension(Extensions.OFFER_TYPE, "4")
                        .extension(Extensions.WORKING_PLAN, "12")),
                fails("ba.060.unknown", Extensions.WORKING_PLAN, p -> p.extension(Extensions.WORKING_PLAN, "2")),
                fails("ba.124", Extensions.LEADERSHIP, p -> p.extension(Extensions.OFFER_TYPE, "37")),
                fails("ba.103", Extensions.LEADERSHIP, p -> p.extension(Extensions.OFFER_TYPE, "36")
                        .extension(Extensions.LEADERSHIP, "3")),
                fails("ba.044", "applicationContact", p -> p.applicationContact(ContactPoint.UNKNOWN)),
                fails(
                        "ba.048",
                        "applicationContact.email",
                        p -> p.applicationContact(new ContactPoint("", "", "", "bewerbung at x", "", ""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void what_breaks_a_rule_is_found_at_its_field(String code, String target, UnaryOperator<JobPosting.Builder> bend) {
        assertThat(errors(bend.apply(posting()))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.target()).isEqualTo(target);
            assertThat(finding.nextStep().german()).isNotBlank();
        });
    }

    static Stream<UnaryOperator<JobPosting.Builder>> sound() {
        return Stream.of(
                UnaryOperator.identity(),
                p -> p.description("x".repeat(30)),
                p -> p.totalJobOpenings(999),
                p -> p.jobLocations(places(10)).totalJobOpenings(10),
                p -> p.jobStartDate(TODAY),
                p -> p.jobStartDate(TODAY.plusYears(2)),
                p -> p.validThrough(TODAY),
                p -> p.extension(Extensions.TERM_LENGTH, "120"),
                p -> p.extension(Extensions.TERM_DATE, "2026-11-22"),
                p -> p.extension(Extensions.OFFER_TYPE, "37").extension(Extensions.LEADERSHIP, "6"),
                p -> p.extension(Extensions.ALTERNATIVE_TITLE_CODE, "13659", "7817"),
                p -> p.jobLocations(List.of(new PostalAddress("", "A-1010", "Wien", "Wien", "AT"))));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void what_just_keeps_to_the_rules_passes(UnaryOperator<JobPosting.Builder> bend) {
        assertThat(errors(bend.apply(posting()))).isEmpty();
    }

    @Test
    void collects_everything_at_once() {
        assertThat(errors(JobPosting.builder("x")))
                .extracting(Finding::code)
                .contains("ba.051", "ba.183", "ba.166", "ba.184", "ba.044");
    }
}
