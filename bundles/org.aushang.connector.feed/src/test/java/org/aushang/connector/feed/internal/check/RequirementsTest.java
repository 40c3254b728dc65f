package org.aushang.connector.feed.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.Salary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequirementsTest {

    private static final Clock NIGHT = Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneOffset.UTC);

    private final Requirements requirements = new Requirements(ZoneId.of("Europe/Berlin"));

    private static JobPosting.Builder whole() {
        return JobPosting.builder("1")
                .title("Koch")
                .description("Kochen")
                .hiringOrganization(Organization.of("Krug"))
                .jobLocations(List.of(PostalAddress.builder()
                        .postalCode("24103")
                        .addressLocality("Kiel")
                        .addressCountry("DE")
                        .build()))
                .employmentTypes(EnumSet.of(EmploymentType.FULL_TIME))
                .baseSalary(Salary.of(BigDecimal.TEN, BigDecimal.TEN, "EUR", Salary.Unit.HOUR))
                .validThrough(LocalDate.parse("2026-11-23"));
    }

    @Test
    void nothing_is_said_about_a_whole_posting_on_its_last_day() {
        assertThat(requirements.findings(whole().build(), NIGHT)).isEmpty();
    }

    static Map<String, UnaryOperator<JobPosting.Builder>> gaps() {
        return Map.of(
                "ERROR feed.title at title", posting -> posting.title(" "),
                "ERROR feed.description at description", posting -> posting.description(""),
                "ERROR feed.organization at hiringOrganization.name",
                        posting -> posting.hiringOrganization(Organization.UNKNOWN),
                "ERROR feed.location at jobLocation", posting -> posting.jobLocations(List.of()),
                "ERROR feed.country at jobLocation[0].addressCountry",
                        posting -> posting.jobLocations(List.of(PostalAddress.builder()
                                .postalCode("24103")
                                .addressLocality("Kiel")
                                .build())),
                "ERROR feed.over at validThrough", posting -> posting.validThrough(LocalDate.parse("2026-11-22")),
                "WARNING feed.employmentType at employmentType",
                        posting -> posting.employmentTypes(EnumSet.noneOf(EmploymentType.class)),
                "WARNING feed.url at url", posting -> posting.url(URI.create("mailto:a@b.example")),
                "INFO feed.salary at baseSalary", posting -> posting.baseSalary(null),
                "INFO feed.validThrough at validThrough", posting -> posting.validThrough(null));
    }

    static List<Map.Entry<String, UnaryOperator<JobPosting.Builder>>> each() {
        return List.copyOf(gaps().entrySet());
    }

    @ParameterizedTest
    @MethodSource("each")
    void every_gap_is_one_finding(Map.Entry<String, UnaryOperator<JobPosting.Builder>> gap) {
        List<Finding> findings =
                requirements.findings(gap.getValue().apply(whole()).build(), NIGHT);

        assertThat(findings).singleElement().asString().startsWith(gap.getKey() + ":");
    }

    @Test
    void all_gaps_are_told_at_once() {
        assertThat(requirements.findings(JobPosting.builder("1").build(), NIGHT))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::target)
                .containsExactly("title", "description", "hiringOrganization.name", "jobLocation");
    }
}
