package org.aushang.connector.arbeitsagentur.internal.check;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Field;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.Salary;
import org.aushang.api.model.Term;
import org.aushang.connector.arbeitsagentur.internal.Samples;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;

/** Postings of every kind: whatever the channel's schema lets a host say, in any combination, with any texts. */
final class AnyPosting {

    private static final List<String> WORDS = List.of(
            "Gärtnerei",
            "für",
            "&",
            "<b>fett</b>",
            "]]>",
            "Straße",
            "\uD83D\uDE80",
            "e\u0301",
            "\"quer\"",
            "100 %",
            "–",
            "Sie",
            "pflegen",
            "\r\n",
            "\t",
            "- Punkt",
            "\u00A0",
            "ﬁ",
            "C++",
            "#1",
            "„Zitat“",
            "ab",
            "sofort",
            "\n\n");

    private static final List<PostalAddress> PLACES = List.of(
            PostalAddress.builder()
                    .streetAddress("Hafen 1")
                    .postalCode("24103")
                    .addressLocality("Kiel")
                    .addressRegion("SH")
                    .addressCountry("DE")
                    .build(),
            PostalAddress.builder()
                    .postalCode("10117")
                    .addressLocality("Berlin")
                    .addressRegion("Berlin")
                    .addressCountry("DE")
                    .build(),
            PostalAddress.builder()
                    .streetAddress("Weg 7 a")
                    .postalCode("01067")
                    .addressLocality("Dresden")
                    .addressRegion("DE-SN")
                    .build(),
            PostalAddress.builder()
                    .streetAddress("Ring 3")
                    .postalCode("1010")
                    .addressLocality("Wien")
                    .addressCountry("AT")
                    .build(),
            PostalAddress.builder()
                    .postalCode("8001")
                    .addressLocality("Zürich")
                    .addressRegion("210")
                    .addressCountry("CH")
                    .build());

    private final Random random;

    AnyPosting(long seed) {
        random = new Random(seed);
    }

    private boolean perhaps(double share) {
        return random.nextDouble() < share;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(words) + 1;
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(one(WORDS));
        }
        return text.toString();
    }

    private LocalDate day() {
        return Samples.TODAY.plusDays(random.nextInt(900) - 30);
    }

    JobPosting posting() {
        JobPosting.Builder posting = Samples.posting()
                .title(text(20))
                .description(text(900))
                .totalJobOpenings(random.nextInt(12))
                .hiringOrganization(Organization.builder(text(12))
                        .url(one(List.of("", "https://a.example", text(3))))
                        .build())
                .applicationContact(ContactPoint.builder()
                        .honorificPrefix(one(List.of("", "Herr", "Frau", "Mr.")))
                        .givenName(text(3))
                        .familyName(text(4))
                        .email(one(List.of("", "a@b.example", "ä.b@c.example")))
                        .telephone(one(List.of("", "0431 123456", "+43 1 5123456", "ruft an")))
                        .url(one(List.of("", "https://a.example/bewerben", "www.a.example")))
                        .build());
        List<PostalAddress> places = new ArrayList<>();
        for (PostalAddress place : PLACES) {
            if (perhaps(0.4)) {
                places.add(place);
            }
        }
        posting.jobLocations(places);
        EnumSet<EmploymentType> types = EnumSet.noneOf(EmploymentType.class);
        for (EmploymentType type : EmploymentType.values()) {
            if (perhaps(0.25)) {
                types.add(type);
            }
        }
        posting.employmentTypes(types);
        if (perhaps(0.5)) {
            posting.baseSalary(Salary.of(
                    new BigDecimal(random.nextInt(5000)),
                    new BigDecimal(5000 + random.nextInt(5000)),
                    "EUR",
                    one(List.of(Salary.Unit.values()))));
        }
        if (perhaps(0.3)) {
            posting.validThrough(day());
        }
        if (perhaps(0.3)) {
            posting.jobStartDate(day());
        }
        if (perhaps(0.5)) {
            posting.url(URI.create("https://jobs.example/" + random.nextInt(1000)));
        }
        for (Field field : PostingSchema.SCHEMA.fields()) {
            if (perhaps(0.12)) {
                posting.extension(field.name(), values(field));
            }
        }
        if (perhaps(0.9)) {
            posting.extension(Extensions.TITLE_CODE, one(List.of("15260", "123266", "50939", "7817")));
        }
        return posting.build();
    }

    private String[] values(Field field) {
        int count = field.isArray() ? 1 + random.nextInt(Math.min(3, field.maxItems())) : 1;
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String value = value(field);
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return values.toArray(String[]::new);
    }

    private String value(Field field) {
        return switch (field.type()) {
            case CHOICE -> one(field.choices()).code();
            case SWITCH -> String.valueOf(random.nextBoolean());
            case DATE -> day().toString();
            case WHOLE_NUMBER -> String.valueOf(
                    field.minimum().orElse(BigDecimal.ONE).intValue()
                            + random.nextInt(
                                    field.maximum().orElse(BigDecimal.TEN).intValue()));
            case NUMBER -> one(List.of("1", "38.5", "48", "20.25"));
            case EMAIL -> "a@b.example";
            case TERM -> one(List.of("7847", "65494", "66208", "63778", "7817")) + level(field);
            default -> field.pattern().isPresent() ? patterned(field.name()) : text(30);
        };
    }

    private String level(Field field) {
        List<Term> levels = field.levels();
        return levels.isEmpty() ? "" : ":" + one(levels).code();
    }

    private String patterned(String name) {
        return switch (name) {
            case Extensions.HIRING_ORG_ID -> "B000B00001";
            case Extensions.CONTACT_COUNTRY -> one(List.of("DE", "AT", "XX"));
            case Extensions.INDUSTRY -> one(List.of("C", "47.11.1", "78.20"));
            case Extensions.INTERVIEW_TIME -> "09:30";
            default -> throw new IllegalStateException("a field with a new pattern: " + name);
        };
    }
}
