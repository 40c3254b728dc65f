package org.aushang.connector.arbeitsagentur.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.connector.arbeitsagentur.internal.Samples.TODAY;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aushang.api.connector.FixApplier;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule: a draft that just passes, one that just fails, and where the finding points. */
class RulesTest {

    /** One rule, from both sides. */
    record Case(String rule, String target, UnaryOperator<RuleScenario> passes, UnaryOperator<RuleScenario> fails) {

        @Override
        public String toString() {
            return rule + " " + target;
        }
    }

    private static Case of(
            String rule, String target, UnaryOperator<RuleScenario> passes, UnaryOperator<RuleScenario> fails) {
        return new Case(rule, target, passes, fails);
    }

    /** A field that goes with one kind of offer and not with another. */
    private static Case field(String rule, String extension, String value, String good, String bad) {
        return of(rule, extension, s -> s.type(good).ext(extension, value), s -> s.type(bad)
                .ext(extension, value));
    }

    private static UnaryOperator<RuleScenario> contact(String email, String telephone, String url) {
        return s -> s.with(p -> p.applicationContact(ContactPoint.builder()
                .honorificPrefix("Frau")
                .givenName("Ayla")
                .familyName("Brandt")
                .email(email)
                .telephone(telephone)
                .url(url)
                .build()));
    }

    private static List<PostalAddress> places(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> PostalAddress.builder()
                        .streetAddress("Weg " + i)
                        .postalCode("10117")
                        .addressLocality("Berlin")
                        .addressRegion("BE")
                        .addressCountry("DE")
                        .build())
                .toList();
    }

    private static UnaryOperator<RuleScenario> places(int count, int openings) {
        return s -> s.with(p -> p.jobLocations(places(count)).totalJobOpenings(openings));
    }

    static Stream<Case> cases() {
        return Stream.of(identity(), offer(), occupations(), texts(), places(), dates(), contract(), pay(), contacts())
                .flatMap(List::stream);
    }

    private static List<Case> identity() {
        return List.of(
                of(
                        "188",
                        "channel.supplierId",
                        s -> s,
                        s -> s.record(r -> r.getPostDetail().setSupplierId("P1"))),
                of(
                        "085",
                        "channel.allianzpartnernummer",
                        s -> s.record(r -> r.setJobPositionPostingId("99999-1-S")),
                        s -> s.record(r -> r.setJobPositionPostingId("99999--S"))),
                of(
                        "086",
                        "channel.allianzpartnernummer",
                        s -> s,
                        s -> s.record(r -> r.setJobPositionPostingId("99998-A-S"))),
                of(
                        "087",
                        "channel.allianzpartnernummer",
                        s -> s,
                        s -> s.record(r -> r.setJobPositionPostingId("99999-A-B"))),
                of(
                        "066",
                        "channel.kundennummer",
                        s -> s.partner(new Settings.Partner("P999999900", "", "99999", Answer.UNKNOWN, Set.of())),
                        s -> s.partner(new Settings.Partner("V999999900", "", "99999", Answer.UNKNOWN, Set.of()))),
                of(
                        "186",
                        Extensions.HIRING_ORG_ID,
                        s -> s.ext(Extensions.HIRING_ORG_ID, "B000B00001").isOnline(),
                        s -> s.isOnline().ext(Extensions.HIRING_ORG_ID, "B000B00001")));
    }

    private static List<Case> offer() {
        return List.of(
                of("178", Extensions.OFFER_TYPE, s -> s.type("2"), s -> s.type("40")),
                of("175", Extensions.OFFER_TYPE, s -> s.type("36").isOnline(), s -> s.type("36")
                        .isOnline()
                        .type("1")),
                of(
                        "037",
                        Extensions.TITLE_CODE,
                        s -> s.apprenticeship().trains(Answer.YES, "123266"),
                        s -> s.apprenticeship().trains(Answer.YES, "7847")),
                of("037", Extensions.TITLE_CODE, s -> s.apprenticeship().trains(Answer.UNKNOWN), s -> s.apprenticeship()
                        .trains(Answer.NO)),
                of(
                        "038",
                        Extensions.PUBLICATION,
                        s -> s.ext(Extensions.PUBLICATION, "3"),
                        s -> s.ext(Extensions.PUBLICATION, "6")),
                of(
                        "050",
                        "totalJobOpenings",
                        s -> s.with(p -> p.totalJobOpenings(999)),
                        s -> s.with(p -> p.totalJobOpenings(1000))),
                of(
                        "050",
                        "totalJobOpenings",
                        s -> s.with(p -> p.totalJobOpenings(1)),
                        s -> s.with(p -> p.totalJobOpenings(0))),
                field("119", Extensions.ASSIGNMENT_END, "2027-02-01", "1", "4"),
                field("106", Extensions.HANDICAP, "2", "1", "2"),
                field("103", Extensions.LEADERSHIP, "3", "37", "36"),
                of("124", Extensions.LEADERSHIP, s -> s.type("37").ext(Extensions.LEADERSHIP, "2"), s -> s.type("37")
                        .ext(Extensions.LEADERSHIP, "1")),
                field("115", Extensions.MANAGEMENT_BUDGET, "2", "38", "34"),
                field("089", Extensions.EXPERIENCE, "1", "2", "34"),
                field("052", Extensions.EDU_DEGREE_REQUIRED, "1", "4", "1"),
                of(
                        "053",
                        Extensions.EDU_DEGREE_REQUIRED,
                        s -> s.apprenticeship()
                                .ext(Extensions.EDU_DEGREE, "3")
                                .ext(Extensions.EDU_DEGREE_REQUIRED, "2"),
                        s -> s.apprenticeship()
                                .ext(Extensions.EDU_DEGREE, "15")
                                .ext(Extensions.EDU_DEGREE_REQUIRED, "2")),
                field("055", Extensions.GRADE_MATHS, "3", "4", "36"),
                of("160", Extensions.EDU_DEGREE, s -> s.type("34"), s -> s.type("34")
                        .record(r -> r.getJobPositionInformation().setJobPositionRequirements(null))),
                field("110", Extensions.HOUSING, "true", "4", "1"));
    }

    private static List<Case> occupations() {
        return List.of(
                of("183", Extensions.TITLE_CODE, s -> s, s -> s.ext(Extensions.TITLE_CODE)),
                of("042", Extensions.TITLE_CODE, s -> s, s -> s.ext(Extensions.TITLE_CODE, "4711")),
                of("164", Extensions.TITLE_CODE, s -> s, s -> s.ext(Extensions.TITLE_CODE, "9999")),
                of(
                        "036",
                        Extensions.TITLE_CODE,
                        s -> s.ext(Extensions.TITLE_CODE, "7817"),
                        s -> s.ext(Extensions.TITLE_CODE, "7847")),
                of(
                        "127",
                        Extensions.ALTERNATIVE_TITLE_CODE,
                        s -> s.ext(Extensions.ALTERNATIVE_TITLE_CODE, "7817"),
                        s -> s.ext(Extensions.ALTERNATIVE_TITLE_CODE, "7847")),
                of("039", Extensions.TITLE_CODE, RuleScenario::apprenticeship, s -> s.apprenticeship()
                        .ext(Extensions.TITLE_CODE, "123265")),
                of(
                        "176",
                        Extensions.TRAINING,
                        s -> s.ext(Extensions.TRAINING, "7847"),
                        s -> s.ext(Extensions.TRAINING, "7817")),
                of(
                        "158",
                        Extensions.TRAINING,
                        s -> s.sources(Studies.AT_LEVEL_2).ext(Extensions.TRAINING, "700"),
                        s -> s.sources(Studies.AT_LEVEL_3).ext(Extensions.TRAINING, "700")),
                of(
                        "041",
                        Extensions.ALTERNATIVE_TITLE_CODE,
                        s -> s.ext(Extensions.ALTERNATIVE_TITLE_CODE, "7817"),
                        s -> s.apprenticeship().ext(Extensions.ALTERNATIVE_TITLE_CODE, "7847")),
                of(
                        "180",
                        Extensions.ALTERNATIVE_TITLE_CODE,
                        s -> s.ext(Extensions.ALTERNATIVE_TITLE_CODE, "7817", "13659"),
                        s -> s.ext(Extensions.ALTERNATIVE_TITLE_CODE, "7817", "15260")),
                of(
                        "125",
                        Extensions.TITLE_CODE,
                        s -> s.type("38").ext(Extensions.TITLE_CODE, "50939"),
                        s -> s.type("38")),
                of("126", Extensions.ALTERNATIVE_TITLE_CODE, s -> s.type("36"), s -> s.type("36")
                        .ext(Extensions.ALTERNATIVE_TITLE_CODE, "50939")),
                of(
                        "125",
                        Extensions.ALTERNATIVE_TITLE_CODE,
                        s -> s.type("38").ext(Extensions.TITLE_CODE, "50939"),
                        s -> s.type("38")
                                .ext(Extensions.TITLE_CODE, "50939")
                                .ext(Extensions.ALTERNATIVE_TITLE_CODE, "15260")),
                of(
                        "053",
                        Extensions.EDU_DEGREE_REQUIRED,
                        RuleScenario::apprenticeship,
                        // Nothing was chosen: the translation writes "any degree".
                        s -> s.apprenticeship().ext(Extensions.EDU_DEGREE_REQUIRED, "2")),
                of("126", Extensions.TITLE_CODE, s -> s.type("36"), s -> s.type("36")
                        .ext(Extensions.TITLE_CODE, "50939")),
                of(
                        "116",
                        Extensions.LEADERSHIP,
                        s -> s.ext(Extensions.TITLE_CODE, "50939").ext(Extensions.LEADERSHIP, "1"),
                        s -> s.ext(Extensions.TITLE_CODE, "50939").ext(Extensions.LEADERSHIP, "2")),
                of(
                        "030",
                        Extensions.SKILL,
                        s -> s.ext(Extensions.SKILL, "63778:3"),
                        s -> s.ext(Extensions.SKILL, "65488:3")),
                of(
                        "100",
                        Extensions.LICENCE,
                        s -> s.ext(Extensions.LICENCE, "66301:1"),
                        s -> s.ext(Extensions.LICENCE, "66208:1")),
                of(
                        "101",
                        Extensions.LANGUAGE,
                        s -> s.ext(Extensions.LANGUAGE, "65494:3"),
                        s -> s.ext(Extensions.LANGUAGE, "4711:3")),
                of(
                        "102",
                        Extensions.DRIVING_LICENCE,
                        s -> s.ext(Extensions.DRIVING_LICENCE, "66208:2"),
                        s -> s.ext(Extensions.DRIVING_LICENCE, "66301:2")));
    }

    private static List<Case> texts() {
        return List.of(
                of(
                        "166",
                        "description",
                        s -> s.with(p -> p.description(" " + "x".repeat(30) + "\n")),
                        s -> s.with(p -> p.description(" " + "x".repeat(29) + "\n"))),
                of("090", "", s -> s, s -> s.record(r -> r.setJobPositionPostingId(" "))),
                of(
                        "ValidFlam_001",
                        "description",
                        s -> s.with(
                                p -> p.description("Unsere Jungpflanzen brauchen Sie; Ihre Muttersprache ist egal.")),
                        s -> s.with(p -> p.description("Wir sind ein junges, dynamisches Team und freuen uns."))));
    }

    private static List<Case> places() {
        return List.of(
                of("184", "jobLocation", places(10, 10), places(11, 11)),
                of("184", "jobLocation", places(1, 1), places(0, 1)),
                of("063", "totalJobOpenings", places(3, 3), places(3, 2)),
                of(
                        "064",
                        "jobLocation[1]",
                        places(2, 2),
                        s -> s.with(p -> p.jobLocations(
                                        Collections.nCopies(2, places(1).get(0)))
                                .totalJobOpenings(2))),
                of(
                        "177",
                        "jobLocation[0].addressCountry",
                        s -> s.place("", "1010", "Wien", "", "AT"),
                        s -> s.place("", "1010", "Wien", "", "XX")),
                of(
                        "010",
                        "jobLocation[0].addressRegion",
                        s -> s.place("", "24103", "Kiel", "Schleswig-Holstein", "DE"),
                        s -> s.place("", "24103", "Kiel", "Holstein", "DE")),
                of(
                        "033",
                        "jobLocation[0].postalCode",
                        s -> s.place("", "24103", "Kiel", "SH", "DE"),
                        s -> s.place("", "2410", "Kiel", "SH", "DE")),
                of(
                        "033",
                        "jobLocation[0].addressRegion",
                        s -> s.place("", "10115", "Berlin", "Berlin", "DE"),
                        s -> s.place("", "10115", "Berlin", "Brandenburg", "DE")),
                of(
                        "067",
                        "jobLocation[0].streetAddress",
                        s -> s.place("Hafen 1", "24103", "Kiel", "SH", "DE"),
                        s -> s.place("Hafen 1", "24103", "Kiel", "", "DE")),
                street("Straße des 17. Juni 135", "Straße  des 17. Juni"),
                street("ÜStraße 1", "ßtraße 1"),
                street("17. Straße", "17+ Straße"),
                street("17 A", "17" + "#A"),
                street("An der B-4", "An der B--4"),
                street("Musterstr. 1", "Musterstr."),
                street("Hof Nr. 2", "Hof . 2"),
                // What is cut off is not sent, and what is left is a street.
                street("Professor-Doktor-Huber-Str. 125a", "Professor-Doktor-Huber--Str. 125a"),
                street("Gewerbepark Süd Gebäude 12 B - Hof 3.", "Gewerbepark . Süd"),
                street("Hof-2", "Hof 2-"),
                street("AaaWeg 1", "aaaWeg 1"));
    }

    private static Case street(String good, String bad) {
        return of(
                "034",
                "jobLocation[0].streetAddress",
                s -> s.place(good, "24103", "Kiel", "SH", "DE"),
                s -> s.place(bad, "24103", "Kiel", "SH", "DE"));
    }

    private static List<Case> dates() {
        return List.of(
                of(
                        "146",
                        "datePosted",
                        s -> s.ext(Extensions.PUBLICATION, "3")
                                .record(r -> r.getPostDetail().setStartDate(null)),
                        s -> s.record(r -> r.getPostDetail().setStartDate(null))),
                of(
                        "148",
                        "datePosted",
                        s -> s.record(r -> {
                            r.getPostDetail().setStartDate(null);
                            r.getPostDetail().setEndDate(null);
                        }),
                        s -> s.record(r -> r.getPostDetail().setStartDate(null))),
                of(
                        "080",
                        "validThrough",
                        s -> s.record(r -> r.getPostDetail().setEndDate(TODAY)),
                        s -> s.record(r -> r.getPostDetail().setEndDate(TODAY.minusDays(1)))),
                of(
                        "081",
                        "validThrough",
                        s -> s.with(p -> p.validThrough(TODAY)),
                        s -> s.with(p -> p.validThrough(TODAY.minusDays(1)))),
                of(
                        "082",
                        "validThrough",
                        s -> s.record(r -> r.getPostDetail().setEndDate(TODAY.plusYears(2))),
                        s -> s.record(r ->
                                r.getPostDetail().setEndDate(TODAY.plusYears(2).plusDays(1)))),
                of(
                        "083",
                        "validThrough",
                        s -> s.ext(Extensions.ASSIGNMENT_END, "2026-12-24")
                                .with(p -> p.validThrough(TODAY.withMonth(12).withDayOfMonth(24))),
                        s -> s.ext(Extensions.ASSIGNMENT_END, "2026-12-24")
                                .with(p -> p.validThrough(TODAY.withMonth(12).withDayOfMonth(25)))),
                of(
                        "147",
                        "jobStartDate",
                        s -> s.with(p -> p.jobStartDate(TODAY)),
                        s -> s.with(p -> p.jobStartDate(TODAY.minusDays(1)))),
                of(
                        "147",
                        "jobStartDate",
                        s -> s.with(p -> p.jobStartDate(TODAY.plusYears(2))),
                        s -> s.with(p -> p.jobStartDate(TODAY.plusYears(2).plusDays(1)))),
                of(
                        "182",
                        Extensions.ASSIGNMENT_END,
                        s -> s.ext(Extensions.ASSIGNMENT_END, "2026-11-22"),
                        s -> s.ext(Extensions.ASSIGNMENT_END, "2026-11-21")),
                of(
                        "068",
                        Extensions.TERM_DATE,
                        s -> s.ext(Extensions.TERM_DATE, "2036-11-22"),
                        s -> s.ext(Extensions.TERM_DATE, "2036-11-23")),
                of(
                        "096",
                        Extensions.TERM_DATE,
                        s -> s.ext(Extensions.TERM_DATE, "2027-06-01").ext(Extensions.ASSIGNMENT_END, "2027-06-01"),
                        s -> s.ext(Extensions.TERM_DATE, "2027-05-31").ext(Extensions.ASSIGNMENT_END, "2027-06-01")),
                of(
                        "153",
                        Extensions.TERM_DATE,
                        s -> s.ext(Extensions.TERM_DATE, "2026-11-22"),
                        s -> s.ext(Extensions.TERM_DATE, "2026-11-21")),
                of(
                        "120",
                        Extensions.APPLICATION_END,
                        s -> s.ext(Extensions.APPLICATION_END, "2076-11-22"),
                        s -> s.ext(Extensions.APPLICATION_END, "2076-11-23")),
                of(
                        "121",
                        Extensions.APPLICATION_START,
                        s -> s.ext(Extensions.APPLICATION_START, "1926-11-22"),
                        s -> s.ext(Extensions.APPLICATION_START, "1926-11-21")));
    }

    private static List<Case> contract() {
        return List.of(
                of(
                        "032",
                        Extensions.TERM_DATE,
                        s -> s.ext(Extensions.CONTRACT, "1").ext(Extensions.TERM_LENGTH, "6"),
                        s -> s.ext(Extensions.CONTRACT, "1")),
                of("032", Extensions.TERM_LENGTH, s -> s.ext(Extensions.TERM_DATE, "2027-12-31"), s -> s.ext(
                                Extensions.TERM_DATE, "2027-12-31")
                        .ext(Extensions.TERM_LENGTH, "6")),
                of(
                        "032",
                        Extensions.TAKE_OVER,
                        s -> s.ext(Extensions.TERM_LENGTH, "6").ext(Extensions.TAKE_OVER, "true"),
                        s -> s.ext(Extensions.TAKE_OVER, "true")),
                of(
                        "181",
                        Extensions.TERM_LENGTH,
                        s -> s.ext(Extensions.TERM_LENGTH, "120"),
                        s -> s.ext(Extensions.TERM_LENGTH, "121")),
                field("140", Extensions.CONTRACT, "2", "1", "2"),
                field("111", Extensions.TAKE_OVER, "true", "1", "2"),
                of(
                        "179",
                        Extensions.HOURS_PER_WEEK,
                        s -> s.ext(Extensions.HOURS_PER_WEEK, "38.75"),
                        s -> s.ext(Extensions.HOURS_PER_WEEK, "48.01")),
                of("142", "employmentType", RuleScenario::apprenticeship, s -> s.apprenticeship()
                        .with(p -> p.employmentTypes(Set.of()))),
                of(
                        "060",
                        Extensions.WORKING_PLAN,
                        s -> s.apprenticeship().ext(Extensions.WORKING_PLAN, "1", "7"),
                        s -> s.apprenticeship().ext(Extensions.WORKING_PLAN, "1", "12")),
                field("128", Extensions.MINI_JOB, "true", "38", "34"),
                of(
                        "113",
                        Extensions.SOCIAL_INSURANCE,
                        s -> s.ext(Extensions.MINI_JOB, "true").ext(Extensions.SOCIAL_INSURANCE, "false"),
                        s -> s.ext(Extensions.MINI_JOB, "true").ext(Extensions.SOCIAL_INSURANCE, "true")),
                of(
                        "123",
                        Extensions.SOCIAL_INSURANCE,
                        s -> s.apprenticeship()
                                .record(r -> r.getJobPositionInformation().setSocialInsurance(null)),
                        s -> s.apprenticeship()
                                .ext(Extensions.TITLE_CODE, "132173")
                                .record(r -> r.getJobPositionInformation().setSocialInsurance(null))));
    }

    private static List<Case> pay() {
        UnaryOperator<RuleScenario> supervised = s -> s.ext(Extensions.SUPERVISION_DESIRED, "true");
        return List.of(
                of(
                        "170",
                        Extensions.COLLECTIVE_AGREEMENT,
                        s -> s.ext(Extensions.PAYSCALE_BOUND, "true").ext(Extensions.COLLECTIVE_AGREEMENT, "TVöD"),
                        s -> s.ext(Extensions.PAYSCALE_BOUND, "true")),
                of(
                        "171",
                        Extensions.COLLECTIVE_AGREEMENT,
                        s -> s.ext(Extensions.PAYSCALE_BOUND, "true").ext(Extensions.COLLECTIVE_AGREEMENT, "TVöD"),
                        s -> s.ext(Extensions.COLLECTIVE_AGREEMENT, "TVöD")),
                field("172", Extensions.PAYSCALE_BOUND, "false", "1", "34"),
                of(
                        "173",
                        Extensions.INTERNAL_COMPENSATION,
                        s -> supervised.apply(s).ext(Extensions.INTERNAL_COMPENSATION, "4.000 Euro"),
                        s -> s.ext(Extensions.INTERNAL_COMPENSATION, "4.000 Euro")),
                of(
                        "174",
                        Extensions.INTERNAL_COMPENSATION,
                        s -> s.ext(Extensions.INTERNAL_COMPENSATION, "4.000 Euro")
                                .isOnline(),
                        s -> s.isOnline().ext(Extensions.INTERNAL_COMPENSATION, "4.000 Euro")),
                of(
                        "185",
                        Extensions.SALARY_TEXT,
                        s -> supervised.apply(s).ext(Extensions.SALARY_TEXT, "ab 3.500 Euro"),
                        s -> supervised.apply(s).ext(Extensions.SALARY_TEXT, "nach Vereinbarung")),
                of(
                        "185",
                        Extensions.SALARY_TEXT,
                        s -> supervised.apply(s).ext(Extensions.INTERNAL_COMPENSATION, "4000 EUR"),
                        s -> supervised
                                .apply(s)
                                .ext(Extensions.INTERNAL_COMPENSATION, "4000 EUR")
                                .isOnline()));
    }

    private static RuleScenario inPerson(RuleScenario scene) {
        return scene.ext(Extensions.APPLICATION_WAY, "4")
                .ext(Extensions.CONTACT_POSTAL_CODE, "24103")
                .ext(Extensions.CONTACT_TOWN, "Kiel")
                .ext(Extensions.CONTACT_REGION, "SH");
    }

    private static List<Case> contacts() {
        List<Case> cases = new ArrayList<>(List.of(
                of(
                        "051",
                        "hiringOrganization.name",
                        s -> s.with(p -> p.hiringOrganization(Organization.of("7"))),
                        s -> s.with(p -> p.hiringOrganization(Organization.of(" - ")))),
                of(
                        "051",
                        "hiringOrganization.name",
                        s -> s.with(p -> p.hiringOrganization(Organization.of("Hotel **** Stern"))),
                        s -> s.with(p -> p.hiringOrganization(Organization.of("Stern* GmbH")))
                                .record(r -> r.getHiringOrg().setHiringOrgId(null))),
                of(
                        "044",
                        Extensions.CONTACT_STREET,
                        s -> inPerson(s).ext(Extensions.CONTACT_STREET, "Hafen 1"),
                        s -> inPerson(s).ext(Extensions.CONTACT_POST_OFFICE_BOX, "1234")),
                of(
                        "034",
                        Extensions.INTERVIEW_STREET,
                        s -> s.ext(Extensions.APPLICATION_WAY, "4").ext(Extensions.INTERVIEW_STREET, "Musterstr. 1"),
                        s -> s.ext(Extensions.APPLICATION_WAY, "4").ext(Extensions.INTERVIEW_STREET, "Musterstr.")),
                of("044", "applicationContact", contact("a@b.example", "", ""), contact("", "", "")),
                of(
                        "048",
                        "applicationContact.email",
                        contact("a.b+c@d-e.example", "", ""),
                        contact("a..b@c.example", "", "")),
                of("048", "applicationContact.email", contact("ä@jörg.example", "", ""), contact("a@b", "", "")),
                of(
                        "097",
                        "applicationContact.telephone",
                        contact("a@b.example", "0431/123456", ""),
                        contact("a@b.example", "siehe Webseite", "")),
                of(
                        "108",
                        "applicationContact.url",
                        contact("", "", "https://a.example/" + "x".repeat(182)),
                        contact("a@b.example", "", "https://a.example/" + "x".repeat(183))),
                of(
                        "108",
                        "applicationContact.url",
                        contact("", "", "https://a.example"),
                        contact("a@b.example", "", "www.a.example")),
                of(
                        "138",
                        Extensions.APPLICATION_WAY,
                        s -> s.ext(Extensions.PUBLICATION, "2").ext(Extensions.APPLICATION_WAY, "8"),
                        s -> s.ext(Extensions.PUBLICATION, "2").ext(Extensions.APPLICATION_WAY, "8", "3")),
                of(
                        "144",
                        Extensions.INTERVIEW_DATE,
                        s -> s.ext(Extensions.APPLICATION_WAY, "4").ext(Extensions.INTERVIEW_DATE, "2026-12-01"),
                        s -> s.ext(Extensions.APPLICATION_WAY, "4", "3").ext(Extensions.INTERVIEW_DATE, "2026-12-01")),
                of(
                        "868",
                        Extensions.CONTACT_POST_OFFICE_BOX,
                        s -> s.ext(Extensions.CONTACT_TOWN, "Kiel")
                                .ext(Extensions.CONTACT_REGION, "SH")
                                .ext(Extensions.CONTACT_POST_OFFICE_BOX, "1234"),
                        s -> s.ext(Extensions.CONTACT_POST_OFFICE_BOX, "1234"))));
        cases.add(way("1", "applicationContact.telephone", contact("", "+49 431 123456", "")));
        cases.add(way("2", Extensions.CONTACT_STREET, s -> s));
        cases.add(way("3", "applicationContact.email", contact("a@b.example", "", "")));
        cases.add(way("4", Extensions.CONTACT_STREET, s -> s));
        cases.add(way("5", "applicationContact.email", contact("", "0431 123456", "")));
        cases.add(way("6", "applicationContact.url", s -> s.with(p -> p.url(URI.create("https://a.example/1")))));
        return cases;
    }

    /** A way to apply that nothing was said for. */
    private static Case way(String way, String target, UnaryOperator<RuleScenario> given) {
        UnaryOperator<RuleScenario> bare = s -> contact("", "", "")
                .apply(s.ext(Extensions.APPLICATION_WAY, way).place("", "24103", "Kiel", "SH", "DE"));
        UnaryOperator<RuleScenario> withStreet = s -> s.place("Hafen 1", "24103", "Kiel", "SH", "DE");
        boolean posted = target.equals(Extensions.CONTACT_STREET);
        return of(
                "044",
                target,
                s -> given.apply((posted ? withStreet : UnaryOperator.<RuleScenario>identity()).apply(bare.apply(s))),
                bare);
    }

    private static List<Finding> found(String rule, RuleContext draft) {
        return RuleBook.RULES.stream()
                .filter(one -> one.number().equals(rule))
                .flatMap(one -> one.findings(draft).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void just_passes(Case one) {
        assertThat(found(one.rule(), one.passes().apply(new RuleScenario()).draft()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void just_fails_and_says_where_who_and_what_next(Case one) {
        List<Finding> found =
                found(one.rule(), one.fails().apply(new RuleScenario()).draft());

        assertThat(found).first().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ba." + one.rule());
            assertThat(finding.target()).isEqualTo(one.target());
            assertThat(finding.actor()).isNotNull();
            assertThat(List.of(
                            finding.message().german(),
                            finding.message().english(),
                            finding.nextStep().german(),
                            finding.nextStep().english()))
                    .allSatisfy(text -> assertThat(text).doesNotContain("{", "null"));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_a_fix_mends_is_mended(Case one) {
        RuleScenario scene = one.fails().apply(new RuleScenario());
        for (Finding finding : found(one.rule(), scene.draft())) {
            finding.fix().ifPresent(fix -> assertThat(
                            found(one.rule(), scene.draft(FixApplier.apply(fix, scene.posting()))))
                    .noneMatch(left -> left.target().equals(finding.target())
                            && left.message().texts().equals(finding.message().texts())));
        }
    }

    @Test
    void a_sound_posting_breaks_no_rule() {
        RuleContext draft = new RuleScenario().draft();

        assertThat(RuleBook.RULES)
                .allSatisfy(rule -> assertThat(rule.findings(draft)).isEmpty());
    }

    @Test
    void the_fixes_that_users_wait_for_are_there() {
        assertThat(fixed("033", s -> s.place("", "10115", "Berlin", "Brandenburg", "DE"))
                        .posting()
                        .jobLocations()
                        .get(0)
                        .addressRegion())
                .isEqualTo("Berlin");
        assertThat(fixed("063", places(3, 1)).posting().totalJobOpenings()).isEqualTo(3);
        assertThat(fixed("147", s -> s.with(p -> p.jobStartDate(TODAY.minusDays(9))))
                        .posting()
                        .jobStartDate())
                .isEmpty();
        assertThat(fixed("041", s -> s.apprenticeship().ext(Extensions.ALTERNATIVE_TITLE_CODE, "7847"))
                        .posting()
                        .extensions())
                .doesNotContainKey(Extensions.ALTERNATIVE_TITLE_CODE);
        assertThat(fixed("142", s -> s.apprenticeship().with(p -> p.employmentTypes(EnumSet.of(EmploymentType.OTHER))))
                        .offer()
                        .workingPlans())
                .containsExactly(1);
    }

    private static RuleContext fixed(String rule, UnaryOperator<RuleScenario> bend) {
        RuleScenario scene = bend.apply(new RuleScenario());
        Finding finding = found(rule, scene.draft()).get(0);
        return scene.draft(FixApplier.apply(finding.fix().orElseThrow(), scene.posting()));
    }
}
