package org.aushang.tck;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PostingLimits;
import org.aushang.api.model.Salary;

/**
 * Edge cases: everything that the type allows, for a connector's own tests of its translation too. The kit passes all of them
 * to a connector. Immutable; thread-safe.
 */
public final class EdgeCasePostings {

    private EdgeCasePostings() {}

    /**
     * All of them, with different identifiers.
     *
     * @param clock its day is "today" in the postings
     */
    public static List<JobPosting> all(Clock clock) {
        String everything =
                "\u0000\u0001\u0008\u000B\uFFFE\uFFFF \uD800 \uDC00 \t\r\n\u0085\u2028 <b>&amp;]]>--> 'x' \"y\" {0} %s ${z}"
                        + " \uD83D\uDE80 \u202Eabc\u202C e\u0301 \u00DF\u0130\u0131";
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return List.of(
                JobPosting.builder("empty").build(),
                with("every-character", everything).build(),
                with("long", "Gärten pflegen. ".repeat(PostingLimits.DESCRIPTION / 16))
                        .build(),
                with("one-long-word", "W".repeat(PostingLimits.DESCRIPTION)).build(),
                with("blank", " \n\t ").build(),
                with("many-places", "x")
                        .jobLocations(Collections.nCopies(
                                PostingLimits.LOCATIONS,
                                PostalAddress.builder()
                                        .addressLocality("Kiel")
                                        .addressCountry("DE")
                                        .build()))
                        .build(),
                with("old", "x")
                        .datePosted(LocalDate.MIN)
                        .validThrough(LocalDate.MIN)
                        .jobStartDate(LocalDate.MIN)
                        .build(),
                with("far", "x")
                        .datePosted(LocalDate.MAX)
                        .validThrough(LocalDate.MAX)
                        .jobStartDate(LocalDate.MAX)
                        .totalJobOpenings(Integer.MAX_VALUE)
                        .build(),
                with("over", "x").validThrough(today.minusDays(1)).build(),
                with("rich", "x")
                        .baseSalary(
                                Salary.of(new BigDecimal("1E+10"), new BigDecimal("9E+11"), "EUR", Salary.Unit.HOUR))
                        .employmentTypes(EnumSet.allOf(EmploymentType.class))
                        .totalJobOpenings(0)
                        .build(),
                with("strange-extensions", "x")
                        .extension("kit:unknown", "a", "", everything)
                        .url(URI.create("urn:isbn:0451450523"))
                        .build());
    }

    private static JobPosting.Builder with(String identifier, String text) {
        // A little less than the limit of an address or a contact leaves for each of its parts.
        String part = cut(text, PostingLimits.TEXT - 100);
        return JobPosting.builder("odd-" + identifier)
                .title(cut(text, PostingLimits.TITLE))
                .description(text)
                .hiringOrganization(Organization.builder(part).url(part).build())
                .jobLocations(List.of(PostalAddress.builder()
                        .streetAddress(part)
                        .postalCode(part)
                        .addressLocality(part)
                        .addressRegion(part)
                        .addressCountry(part)
                        .build()))
                .applicationContact(ContactPoint.builder()
                        .honorificPrefix(part)
                        .givenName(part)
                        .familyName(part)
                        .email(part)
                        .telephone(part)
                        .url(part)
                        .build());
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}
