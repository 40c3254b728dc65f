package org.aushang.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.Fix;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixApplierTest {

    private static final LocalizedText LABEL = LocalizedText.of("Beheben", "Repair");

    private static final JobPosting POSTING = JobPosting.builder("job-1")
            .title("Koch")
            .hiringOrganization(
                    Organization.builder("Nordlicht").url("http://a.example").build())
            .jobLocations(List.of(
                    PostalAddress.builder()
                            .streetAddress("Hafen 1")
                            .postalCode("24103")
                            .addressLocality("Kiel")
                            .addressRegion("Bayern")
                            .addressCountry("DE")
                            .build(),
                    PostalAddress.builder()
                            .postalCode("24103")
                            .addressLocality("Kiel")
                            .addressRegion("SH")
                            .addressCountry("DE")
                            .build()))
            .applicationContact(ContactPoint.builder()
                    .honorificPrefix("Frau")
                    .givenName("Ayla")
                    .familyName("Brandt")
                    .email("a@b.example")
                    .telephone("0431 1")
                    .url("http://c.example")
                    .build())
            .extension("board:x", "1", "2")
            .build();

    private static JobPosting changed(String target, String... values) {
        return FixApplier.apply(Fix.of(LABEL, target, values), POSTING);
    }

    @ParameterizedTest
    @CsvSource({
        "title, Köchin",
        "description, Kochen",
        "totalJobOpenings, 3",
        "jobLocation[0].streetAddress, Kai 2",
        "jobLocation[0].postalCode, 24105",
        "jobLocation[0].addressLocality, Kronshagen",
        "jobLocation[0].addressRegion, SH",
        "jobLocation[1].addressCountry, AT",
        "hiringOrganization.name, Südlicht",
        "hiringOrganization.url, http://d.example",
        "applicationContact.honorificPrefix, Herr",
        "applicationContact.givenName, Anton",
        "applicationContact.familyName, Berg",
        "applicationContact.email, c@d.example",
        "applicationContact.telephone, 0431 2",
        "applicationContact.url, http://e.example",
        "board:x, 7",
        "board:y, 8"
    })
    void changes_one_part_and_no_other(String target, String value) {
        List<String> before = said(POSTING);
        List<String> after = said(changed(target, value));

        assertThat(after)
                .filteredOn(part -> !before.contains(part))
                .singleElement(STRING)
                .contains(value);
    }

    private static List<String> said(JobPosting posting) {
        return List.of(
                posting.title(),
                posting.description(),
                String.valueOf(posting.totalJobOpenings()),
                posting.jobLocations().toString(),
                posting.hiringOrganization().toString(),
                posting.applicationContact().toString(),
                posting.extensions().toString());
    }

    @Test
    void sets_days_and_addresses_and_takes_things_away() {
        assertThat(changed("jobStartDate", "2026-11-22").jobStartDate()).contains(LocalDate.parse("2026-11-22"));
        assertThat(changed("validThrough", "2026-11-22").validThrough()).contains(LocalDate.parse("2026-11-22"));
        assertThat(changed("datePosted", "2026-11-22").datePosted()).contains(LocalDate.parse("2026-11-22"));
        assertThat(changed("url", "http://f.example").url()).contains(URI.create("http://f.example"));
        assertThat(changed("jobStartDate").jobStartDate()).isEmpty();
        assertThat(changed("board:x").extensions()).isEmpty();
        assertThat(changed("jobLocation[1]").jobLocations()).hasSize(1);
    }

    @Test
    void several_changes_follow_each_other() {
        Fix fix = new Fix(
                LABEL,
                List.of(new Fix.Change("title", List.of("Köchin")), new Fix.Change("board:x", List.of("3", "4"))));

        JobPosting changed = FixApplier.apply(fix, POSTING);

        assertThat(changed.title()).isEqualTo("Köchin");
        assertThat(changed.extensions().get("board:x")).containsExactly("3", "4");
    }

    @ParameterizedTest
    @CsvSource({
        "salary, 3",
        "jobLocation[2].postalCode, 24103",
        "jobLocation[0].planet, Mars",
        "jobLocation[0], x",
        "applicationContact.shoeSize, 44",
        "totalJobOpenings, many",
        "totalJobOpenings, -1",
        "jobStartDate, tomorrow"
    })
    void refuses_what_the_posting_does_not_have_or_cannot_be(String target, String value) {
        assertThatThrownBy(() -> changed(target, value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_fix_changes_something() {
        assertThatThrownBy(() -> new Fix(LABEL, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
