package org.aushang.schemaorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.Salary;

class JobPostingWriterTest {

    private static final Arbitrary<String> WORDS =
            Arbitraries.strings().withChars("aäß <>&\"'\\{}/").ofMaxLength(20).map(String::strip);

    @Provide
    Arbitrary<JobPosting> postings() {
        Arbitrary<PostalAddress> places = Combinators.combine(
                        words(), words(), words(), words(), Arbitraries.of("DE", "AT", ""))
                .as((street, code, town, region, country) -> PostalAddress.builder()
                        .streetAddress(street)
                        .postalCode(code)
                        .addressLocality(town)
                        .addressRegion(region)
                        .addressCountry(country)
                        .build());
        Arbitrary<Salary> salaries = Combinators.combine(
                        Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.TEN),
                        Arbitraries.of(Salary.Unit.class))
                .as((from, unit) -> Salary.of(from, from.add(BigDecimal.ONE), "EUR", unit));
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20),
                        Arbitraries.strings().ofMaxLength(60),
                        places.list().ofMaxSize(3),
                        salaries.injectNull(0.3),
                        Arbitraries.of(EmploymentType.class).set(),
                        Arbitraries.integers().between(0, 5),
                        words().list().ofMinSize(1).ofMaxSize(3))
                .as((id, text, where, salary, types, openings, values) -> JobPosting.builder(id)
                        .title("Titel " + openings)
                        .description(text)
                        .hiringOrganization(Organization.builder("Grün & Co.")
                                .url("https://gruen.example")
                                .build())
                        .jobLocations(where)
                        .baseSalary(salary)
                        .employmentTypes(types.isEmpty() ? EnumSet.noneOf(EmploymentType.class) : types)
                        .datePosted(LocalDate.parse("2026-11-22"))
                        .applicationContact(ContactPoint.builder()
                                .honorificPrefix("Frau")
                                .givenName("Eva")
                                .familyName("Groß")
                                .email("e@x.example")
                                .build())
                        .url(URI.create("https://x.example/1"))
                        .totalJobOpenings(openings)
                        .extension("test:values", values.toArray(String[]::new))
                        .build());
    }

    private static Arbitrary<String> words() {
        return WORDS;
    }

    @Property(tries = 300)
    void what_is_written_reads_back_as_the_same_posting(@ForAll("postings") JobPosting posting) {
        String json = new JobPostingWriter().write(posting);

        Reading reading = new JobPostingReader().read(json);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.postings()).isEqualTo(List.of(posting));
        assertThat(new JobPostingWriter().write(reading.postings().get(0))).isEqualTo(json);
    }
}
