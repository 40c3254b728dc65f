package org.aushang.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobPostingTest {

    private static final JobPosting FULL = JobPosting.builder("job-1")
            .title("Gärtner (m/w/d)")
            .description("Pflegt Gärten.\n\n- Rasen\n- Hecken")
            .hiringOrganization(Organization.builder("Grün GmbH")
                    .url("https://gruen.example")
                    .build())
            .jobLocations(List.of(PostalAddress.builder()
                    .streetAddress("Weg 1")
                    .postalCode("24103")
                    .addressLocality("Kiel")
                    .addressRegion("SH")
                    .addressCountry("DE")
                    .build()))
            .employmentTypes(EnumSet.of(EmploymentType.PART_TIME))
            .baseSalary(Salary.of(new BigDecimal("15"), new BigDecimal("17"), "EUR", Salary.Unit.HOUR))
            .datePosted(LocalDate.parse("2026-11-01"))
            .validThrough(LocalDate.parse("2026-12-31"))
            .jobStartDate(LocalDate.parse("2027-01-01"))
            .totalJobOpenings(2)
            .applicationContact(ContactPoint.builder()
                    .honorificPrefix("Frau")
                    .givenName("Eva")
                    .familyName("Gross")
                    .email("eva@gruen.example")
                    .build())
            .url(URI.create("https://gruen.example/1"))
            .extension("arbeitsagentur:titleCode", "15260")
            .build();

    @Test
    void refuses_what_would_cost_a_host_its_memory_and_names_the_field() {
        assertThatThrownBy(() ->
                        JobPosting.builder("1").description("x".repeat(100_001)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("description has 100001 characters, at most 100000");
        assertThatThrownBy(() -> JobPosting.builder("1").extension("a:" + "x".repeat(50_000), "1"))
                .hasMessageContaining("the name of an extension");
        assertThatThrownBy(() -> JobPosting.builder("1")
                        .extension("ba:text", "x".repeat(20_001))
                        .build())
                .hasMessageContaining("ba:text");
        assertThatThrownBy(() -> Salary.of(
                        java.math.BigDecimal.ONE, new java.math.BigDecimal("1E999999999"), "EUR", Salary.Unit.YEAR))
                .hasMessageContaining("digits");
    }

    @Test
    void copies_of_itself_are_equal_to_it() {
        assertThat(FULL.toBuilder().build()).isEqualTo(FULL).hasSameHashCodeAs(FULL);
    }

    @Test
    void differs_from_a_posting_that_differs_in_one_value() {
        assertThat(FULL.toBuilder().totalJobOpenings(3).build()).isNotEqualTo(FULL);
        assertThat(FULL.toBuilder().extension("arbeitsagentur:titleCode", "1").build())
                .isNotEqualTo(FULL);
    }

    @Test
    void needs_nothing_but_an_identifier() {
        JobPosting empty = JobPosting.builder("x").build();

        assertThat(empty.title()).isEmpty();
        assertThat(empty.jobLocations()).isEmpty();
        assertThat(empty.totalJobOpenings()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "line\nbreak"})
    void refuses_an_identifier_that_is_none(String impostor) {
        assertThatIllegalArgumentException().isThrownBy(() -> JobPosting.builder(impostor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"titleCode", ":x", "a:", "a b:c", "a:b:c"})
    void refuses_an_extension_without_a_prefix(String impostor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JobPosting.builder("x").extension(impostor, "1"));
    }

    @Test
    void forgets_an_extension_that_is_set_to_nothing() {
        assertThat(FULL.toBuilder()
                        .extension("arbeitsagentur:titleCode")
                        .build()
                        .extensions())
                .isEmpty();
    }
}
