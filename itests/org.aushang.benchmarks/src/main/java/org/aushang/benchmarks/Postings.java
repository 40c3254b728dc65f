package org.aushang.benchmarks;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.aushang.api.connector.Limits;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.Salary;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.Header;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/** Postings that differ, with about 3 KB of text each; the same at every run. */
final class Postings {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:30:00Z"), ZoneOffset.UTC);
    static final Settings SETTINGS = new Settings(
            new ChannelId("benchmark"),
            true,
            new Settings.Partner("V999999900", "A000A00001", "99999", Settings.Answer.UNKNOWN, Set.of()),
            null,
            Limits.DEFAULT,
            Duration.ZERO,
            new Settings.Document(60, 10_000_000, SchemaRelease.P82, null, false),
            Settings.DataFolders.NONE,
            List.of());

    private static final String[] WORDS =
            ("Sie wir unsere Kundinnen Kunden Aufgaben übernehmen betreuen Anlagen Wartung Qualität Lösungen entwickeln"
                            + " Zusammenarbeit Abteilung Verantwortung selbständig Arbeitsweise Erfahrung Ausbildung abgeschlossene"
                            + " Kenntnisse sehr gute Sprache schriftlich mündlich Vergütung Urlaub Fortbildung flexible Arbeitszeiten"
                            + " Standort Größe Straße & für mit und oder sowie bei nach über unter dreißig <Team> Nähe Bahnhof")
                    .split(" ");

    private static final PostalAddress[] PLACES = {
        PostalAddress.builder()
                .streetAddress("Hafen 1")
                .postalCode("24103")
                .addressLocality("Kiel")
                .addressRegion("Schleswig-Holstein")
                .addressCountry("DE")
                .build(),
        PostalAddress.builder()
                .streetAddress("Musterstr. 12")
                .postalCode("10117")
                .addressLocality("Berlin")
                .addressRegion("Berlin")
                .addressCountry("DE")
                .build(),
        PostalAddress.builder()
                .streetAddress("Ring 7 a")
                .postalCode("01067")
                .addressLocality("Dresden")
                .addressRegion("Sachsen")
                .addressCountry("DE")
                .build(),
        PostalAddress.builder()
                .streetAddress("Domplatz 2")
                .postalCode("48143")
                .addressLocality("Münster")
                .addressRegion("Nordrhein-Westfalen")
                .addressCountry("DE")
                .build()
    };

    private Postings() {}

    static JobPosting posting(int index) {
        Random random = new Random(index);
        PostalAddress place = PLACES[index % PLACES.length];
        return JobPosting.builder("job-" + index)
                .title("Fachkraft für Vorgang " + index + " (m/w/d)")
                .description(text(random, 2_900 + random.nextInt(200)))
                .hiringOrganization(Organization.builder("Betrieb " + index % 97 + " & Söhne GmbH")
                        .url("https://www.betrieb.example")
                        .build())
                .jobLocations(List.of(place))
                .employmentTypes(EnumSet.of(index % 3 == 0 ? EmploymentType.PART_TIME : EmploymentType.FULL_TIME))
                .baseSalary(Salary.of(
                        new BigDecimal(40_000 + index % 1000), new BigDecimal(60_000), "EUR", Salary.Unit.YEAR))
                .validThrough(LocalDate.parse("2027-01-31"))
                .totalJobOpenings(1 + index % 3)
                .applicationContact(ContactPoint.builder()
                        .honorificPrefix("Frau")
                        .givenName("Ayla")
                        .familyName("Brandt")
                        .email("bewerbung@betrieb.example")
                        .telephone("0431 123456")
                        .url("https://www.betrieb.example/" + index)
                        .build())
                .url(URI.create("https://jobs.betrieb.example/" + index))
                .extension(Extensions.TITLE_CODE, "15260")
                .extension(Extensions.ALTERNATIVE_TITLE_CODE, "7817")
                .extension(Extensions.LANGUAGE, "65488:3", "65494:2")
                .extension(Extensions.SKILL, "63778:2", "128429:1")
                .extension(Extensions.SOFT_SKILL, "5", "13", "15")
                .extension(Extensions.DRIVING_LICENCE, "66208:2")
                .extension(Extensions.EXPERIENCE, "2")
                .extension(Extensions.HOURS_PER_WEEK, "38.5")
                .extension(Extensions.TRAVEL, "2")
                .extension(Extensions.CERTIFICATE, "Ersthelfer", "Brandschutz")
                .build();
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder(length + 20);
        int words = 0;
        while (text.length() < length) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
            text.append(++words % 60 == 0 ? ".\n\n- " : words % 12 == 0 ? ". " : " ");
        }
        return text.toString();
    }

    static PublicationId id(int index) {
        return new PublicationId("B" + index);
    }

    static JobPositionPostingType record(int index) {
        return new Translation(SETTINGS)
                .translate(id(index), posting(index), false, CLOCK)
                .document();
    }

    static Header header(int amount) {
        return new Header("V999999900", CLOCK.instant().atOffset(ZoneOffset.UTC), amount);
    }
}
