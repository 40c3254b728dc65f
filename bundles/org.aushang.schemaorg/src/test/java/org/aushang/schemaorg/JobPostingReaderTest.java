package org.aushang.schemaorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.Salary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobPostingReaderTest {

    private static final String MINIMAL = "{\"@type\":\"JobPosting\",\"identifier\":\"1\",\"title\":\"Koch\"}";

    private final JobPostingReader reader = new JobPostingReader();

    private JobPosting only(String document) {
        Reading reading = reader.read(document);
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.postings()).hasSize(1);
        return reading.postings().get(0);
    }

    private JobPosting with(String field) {
        return only("{\"@type\":\"JobPosting\",\"identifier\":\"1\"," + field + "}");
    }

    @Test
    void reads_a_posting_as_career_sites_write_it() {
        JobPosting posting = only(
                """
                {"@context":"https://schema.org/","@type":"JobPosting","title":"Köchin &amp; Koch (m/w/d)",
                 "identifier":{"@type":"PropertyValue","name":"Gasthof","value":"K-17"},
                 "description":"<p>Wir kochen.</p><ul><li>Suppen</li><li>Braten</li></ul>",
                 "hiringOrganization":{"@type":"Organization","name":"Gasthof Linde","sameAs":"https://linde.example"},
                 "jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","streetAddress":"Am Markt 1",
                   "postalCode":"37073","addressLocality":"Göttingen","addressRegion":"NI","addressCountry":"Deutschland"}},
                 "employmentType":["FULL_TIME","PART_TIME"],
                 "baseSalary":{"@type":"MonetaryAmount","currency":"EUR",
                   "value":{"@type":"QuantitativeValue","minValue":2800,"maxValue":3200.5,"unitText":"MONTH"}},
                 "datePosted":"2026-11-01","validThrough":"2026-12-31T23:59:00+01:00","jobStartDate":"2027-01-01",
                 "totalJobOpenings":"2","url":"https://linde.example/jobs/17",
                 "applicationContact":{"@type":"ContactPoint","name":"Frau Eva Maria Groß","email":"eva@linde.example"},
                 "arbeitsagentur:titleCode":"10285","arbeitsagentur:workingPlan":[1,10]}
                """);

        assertThat(posting.identifier()).isEqualTo("K-17");
        assertThat(posting.title()).isEqualTo("Köchin & Koch (m/w/d)");
        assertThat(posting.description()).isEqualTo("Wir kochen.\n\n- Suppen\n- Braten");
        assertThat(posting.hiringOrganization())
                .isEqualTo(Organization.builder("Gasthof Linde")
                        .url("https://linde.example")
                        .build());
        assertThat(posting.jobLocations())
                .containsExactly(PostalAddress.builder()
                        .streetAddress("Am Markt 1")
                        .postalCode("37073")
                        .addressLocality("Göttingen")
                        .addressRegion("NI")
                        .addressCountry("DE")
                        .build());
        assertThat(posting.employmentTypes())
                .containsExactlyInAnyOrder(EmploymentType.FULL_TIME, EmploymentType.PART_TIME);
        assertThat(posting.baseSalary())
                .contains(Salary.of(new BigDecimal("2800"), new BigDecimal("3200.5"), "EUR", Salary.Unit.MONTH));
        assertThat(posting.validThrough()).contains(LocalDate.parse("2026-12-31"));
        assertThat(posting.totalJobOpenings()).isEqualTo(2);
        assertThat(posting.applicationContact())
                .isEqualTo(ContactPoint.builder()
                        .honorificPrefix("Frau")
                        .givenName("Eva Maria")
                        .familyName("Groß")
                        .email("eva@linde.example")
                        .build());
        assertThat(posting.extensions().get("arbeitsagentur:workingPlan")).containsExactly("1", "10");
    }

    @Test
    void finds_postings_in_arrays_and_graphs() {
        assertThat(reader.read("[" + MINIMAL + "," + MINIMAL.replace("\"1\"", "\"2\"") + "]")
                        .postings())
                .extracting(JobPosting::identifier)
                .containsExactly("1", "2");
        assertThat(only("{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\"}," + MINIMAL + "]}")
                        .title())
                .isEqualTo("Koch");
    }

    @Test
    void follows_references_inside_a_graph() {
        JobPosting posting = only(
                """
                {"@graph":[{"@type":"Organization","@id":"#org","name":"Linde"},
                 {"@type":"JobPosting","identifier":"1","hiringOrganization":{"@id":"#org"}}]}
                """);

        assertThat(posting.hiringOrganization().name()).isEqualTo("Linde");
    }

    @Test
    void finds_postings_inside_an_html_page() {
        String page = "<!doctype html><html><head><script type=\"application/ld+json\">//<![CDATA[\n" + MINIMAL
                + "\n//]]></script><script>var x = {};</script></head><body><h1>Koch</h1></body></html>";

        assertThat(only(page).identifier()).isEqualTo("1");
    }

    @Test
    void reads_several_places() {
        JobPosting posting = with(
                "\"jobLocation\":[{\"address\":{\"addressLocality\":\"Kiel\",\"addressCountry\":{\"name\":\"Germany\"}}},"
                        + "{\"address\":{\"addressLocality\":\"Wien\",\"addressCountry\":\"at\"}}]");

        assertThat(posting.jobLocations())
                .containsExactly(
                        PostalAddress.builder()
                                .addressLocality("Kiel")
                                .addressCountry("DE")
                                .build(),
                        PostalAddress.builder()
                                .addressLocality("Wien")
                                .addressCountry("AT")
                                .build());
    }

    @ParameterizedTest
    @CsvSource({"FULL_TIME,FULL_TIME", "Full-time,FULL_TIME", "fulltime,FULL_TIME", "Teilzeit,PART_TIME"})
    void understands_how_people_write_employment_types(String written, EmploymentType type) {
        assertThat(with("\"employmentType\":\"" + written + "\"").employmentTypes())
                .containsExactly(type);
    }

    @Test
    void takes_a_single_salary_figure_for_both_ends() {
        JobPosting posting =
                with("\"baseSalary\":{\"currency\":\"EUR\",\"value\":{\"value\":15.5,\"unitText\":\"hour\"}}");

        assertThat(posting.baseSalary())
                .contains(Salary.of(new BigDecimal("15.5"), new BigDecimal("15.5"), "EUR", Salary.Unit.HOUR));
    }

    @Test
    void takes_the_web_address_of_a_posting_without_identifier() {
        assertThat(only("{\"@type\":[\"JobPosting\"],\"url\":\"https://x.example/7\"}")
                        .identifier())
                .isEqualTo("https://x.example/7");
    }

    @Test
    void says_which_field_it_left_out() {
        Reading reading = reader.read(
                "{\"@type\":\"JobPosting\",\"identifier\":\"1\",\"validThrough\":\"bald\",\"url\":\"a b\"}");

        assertThat(reading.postings()).hasSize(1);
        assertThat(reading.findings()).extracting(Finding::target).containsExactly("validThrough", "url");
        assertThat(reading.findings()).noneMatch(Finding::isError);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[{\"@type\":\"JobPosting\"", "plain words", "{\"@type\":\"Person\"}", "<html>"})
    void answers_what_it_cannot_read_with_one_finding(String document) {
        Reading reading = reader.read(document);

        assertThat(reading.postings()).isEmpty();
        assertThat(reading.findings()).hasSize(1).allMatch(Finding::isError);
    }

    @Test
    void names_the_line_where_json_breaks() {
        assertThat(reader.read("{\n\"@type\":\"JobPosting\",\n oops }").findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().german())
                        .contains("Zeile 3")
                        .doesNotContain("Exception"));
    }

    @Test
    void survives_absurd_nesting() {
        Reading reading = reader.read("[".repeat(100_000));

        assertThat(reading.findings()).hasSize(1);
    }

    @Test
    void a_posting_without_any_name_is_a_finding() {
        assertThat(reader.read("{\"@type\":\"JobPosting\",\"title\":\"Koch\"}").findings())
                .extracting(Finding::target)
                .containsExactly("identifier");
    }
}
