package org.aushang.schemaorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Salary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as they are found, not as schema.org describes them. */
class CareerPagesTest {

    private final JobPostingReader reader = new JobPostingReader();

    private static String posting(String more) {
        return "{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"Koch\","
                + "\"hiringOrganization\":{\"name\":\"Gasthof\"}" + more + "}";
    }

    private static String page(String head, String... scripts) {
        StringBuilder page = new StringBuilder("<html><head>" + head + "</head><body>");
        for (String script : scripts) {
            page.append("<script type=\"application/ld+json\">").append(script).append("</script>");
        }
        return page.append("</body></html>").toString();
    }

    private static List<String> codes(Reading reading) {
        return reading.findings().stream().map(Finding::code).toList();
    }

    @Test
    void a_posting_without_an_identifier_is_known_by_its_page() {
        assertThat(reader.read(page("<link rel=canonical href='https://g.example/koch'>", posting("")))
                        .postings())
                .extracting(JobPosting::identifier)
                .containsExactly("https://g.example/koch");
        assertThat(reader.read(page("<meta property='og:url' content='https://g.example/og'>", posting("")))
                        .postings())
                .extracting(JobPosting::identifier)
                .containsExactly("https://g.example/og");
        assertThat(reader.read(posting(""), "https://g.example/given").postings())
                .extracting(JobPosting::identifier)
                .containsExactly("https://g.example/given");
    }

    @Test
    void without_any_address_a_digest_of_employer_title_and_place_stands_in_and_is_said() {
        Reading one = reader.read(posting(""));
        Reading same = reader.read(posting(",\"description\":\"anders\""));
        Reading other = reader.read(posting("").replace("Koch", "Kellner"));

        assertThat(codes(one)).containsExactly("schemaorg.stand-in");
        assertThat(one.findings().get(0).severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(one.postings().get(0).identifier())
                .isEqualTo(same.postings().get(0).identifier())
                .isNotEqualTo(other.postings().get(0).identifier());
    }

    @Test
    void two_postings_of_one_page_do_not_share_its_address() {
        Reading reading = reader.read(page(
                "<link rel=canonical href='https://g.example/jobs'>",
                posting(""),
                posting("").replace("Koch", "Kellner")));

        assertThat(reading.postings())
                .extracting(JobPosting::identifier)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void what_is_not_passed_on_is_said_by_its_field() {
        Reading reading = reader.read(posting(",\"url\":\"https://g.example/1\",\"jobLocationType\":\"TELECOMMUTE\","
                + "\"qualifications\":\"Gesellenbrief\",\"workHours\":\"40\""));

        assertThat(reading.findings())
                .extracting(Finding::target)
                .containsExactly("jobLocationType", "qualifications", "workHours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Vollzeit oder Teilzeit;FULL_TIME,PART_TIME",
                "Vollzeit/Teilzeit;FULL_TIME,PART_TIME",
                "CONTRACT;CONTRACTOR"
            })
    void kinds_of_employment_in_other_words(String written, String expected) {
        JobPosting read = reader.read(posting(",\"url\":\"u:1\",\"employmentType\":\"" + written + "\""))
                .postings()
                .get(0);

        assertThat(read.employmentTypes())
                .isEqualTo(Set.copyOf(java.util.Arrays.stream(expected.split(","))
                        .map(EmploymentType::valueOf)
                        .toList()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"21,00;21.00", "3.500 €;3500", "3.500,50;3500.50", "45,000;45000", "45 000 EUR;45000", "17.5;17.5"
            })
    void amounts_as_people_write_them(String written, BigDecimal expected) {
        Salary salary = reader.read(posting(",\"url\":\"u:1\",\"baseSalary\":{\"currency\":\"EUR\",\"value\":{"
                        + "\"minValue\":\"" + written + "\",\"unitText\":\"HOUR\"}}"))
                .postings()
                .get(0)
                .baseSalary()
                .orElseThrow();

        assertThat(salary.minimum()).isEqualByComparingTo(expected);
    }

    @Test
    void a_salary_of_a_gigabyte_of_digits_is_a_finding() {
        Reading reading = reader.read(posting(",\"url\":\"u:1\",\"baseSalary\":{\"currency\":\"EUR\",\"value\":{"
                + "\"minValue\":\"1e999999999\",\"unitText\":\"YEAR\"}}"));

        assertThat(reading.postings()).singleElement().satisfies(read -> assertThat(read.baseSalary())
                .isEmpty());
        assertThat(codes(reading)).containsExactly("schemaorg.value");
    }

    @Test
    void a_postal_code_that_lost_its_zero_gets_it_back() {
        JobPosting read = reader.read(posting(",\"url\":\"u:1\",\"jobLocation\":{\"address\":{\"postalCode\":1067,"
                        + "\"addressLocality\":\"Dresden\",\"addressCountry\":\"DE\"}}"))
                .postings()
                .get(0);

        assertThat(read.jobLocations().get(0).postalCode()).isEqualTo("01067");
    }

    @Test
    void a_broken_neighbour_costs_nothing_and_is_said_with_line_and_column() {
        Reading reading = reader.read(page("", "{\"@type\":\"WebSite\",}", posting(",\"url\":\"u:1\"")));

        assertThat(reading.postings()).hasSize(1);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.message().english()).contains("line 1, column");
        });
    }

    @Test
    void the_type_may_be_an_alias_and_control_characters_are_left_out() {
        JobPosting read = reader.read(posting(",\"url\":\"u:1\"")
                        .replace("\"@type\"", "\"type\"")
                        .replace("Koch", "Ko\\u0000ch\\uFFFE"))
                .postings()
                .get(0);

        assertThat(read.title()).isEqualTo("Koch");
    }

    @Test
    void what_looks_like_a_tag_survives_the_way_through_our_own_format() {
        JobPosting written =
                JobPosting.builder("1").title("Entwickler C# <m/w/d>").build();

        assertThat(reader.read(new JobPostingWriter().write(written)).postings())
                .containsExactly(written);
    }

    @Test
    @Timeout(10)
    void time_grows_with_size_and_no_faster() {
        String blanks = " ".repeat(80_000);
        reader.read(page("", posting(",\"url\":\"u:1\"") + blanks + "x"));
        reader.read(page("", "<!--" + posting(",\"url\":\"u:1\"") + blanks + "//" + blanks + "-->"));
        reader.read(posting(",\"url\":\"u:1\",\"description\":\"<p>a" + blanks + "b</p>" + blanks + "\\n\""));
        reader.read(posting(",\"url\":\"u:1\",\"description\":\"" + "<ul><li>".repeat(10_000) + "\""));
        reader.read(posting(",\"url\":\"u:1\",\"description\":\"" + "<a".repeat(45_000) + "\""));
    }

    @Test
    void what_is_too_large_is_an_error_that_names_the_field() {
        Reading reading = reader.read(posting(",\"url\":\"u:1\",\"description\":\"" + "x ".repeat(60_000) + "\""));

        assertThat(reading.postings()).isEmpty();
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("schemaorg.too-large");
            assertThat(finding.target()).isEqualTo("description");
        });
    }
}
