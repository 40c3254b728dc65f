package org.aushang.simulator.arbeitsagentur.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;
import org.aushang.simulator.arbeitsagentur.internal.validation.UploadValidator.ValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadValidatorTest {

    private static final Partner EMPLOYER = new Partner("V999999900", "A000A00001", "99999");
    private static final Partner BOARD = new Partner("P999999800", "", "99998");
    private static final String REFERENCE = "99999-A1-S";
    private static final LocalDate LAST_DAY = LocalDate.parse("2027-01-31");
    private static final Offer ONLINE = Offer.inserted(1, 0, "A000A00001", "alt");

    private static final String RECORD =
            """
            <JobPositionPosting><JobPositionPostingId>99999-A1-S</JobPositionPostingId>
            <HiringOrg><HiringOrgName>Nordlicht GmbH</HiringOrgName><HiringOrgId>A000A00001</HiringOrgId>
            <Contact><FamilyName>Brandt</FamilyName></Contact></HiringOrg>
            <PostDetail><StartDate>2026-11-22</StartDate><EndDate>2027-01-31</EndDate>
            <LastModificationDate>2026-11-22T09:30:00+01:00</LastModificationDate><Status>1</Status><Action>1</Action>
            <SupplierId>V999999900</SupplierId><SupplierName>Nordlicht GmbH</SupplierName></PostDetail>
            <JobPositionInformation><JobPositionTitle><TitleCode>15260</TitleCode></JobPositionTitle>
            <JobPositionTitleDescription>Entwickler</JobPositionTitleDescription>
            <JobOfferType>1</JobOfferType><SocialInsurance>1</SocialInsurance>
            <Objective>Sie entwickeln unsere Abrechnung weiter.</Objective><EducationAuthorisation>0</EducationAuthorisation>
            <JobPositionDescription><JobPositionLocation><Location><CountryCode>DE</CountryCode><PostalCode>10117</PostalCode>
            <Region>3</Region><Municipality>Berlin</Municipality></Location></JobPositionLocation></JobPositionDescription>
            <NumberToFill>1</NumberToFill><AssignmentStartDate>2026-11-22</AssignmentStartDate></JobPositionInformation>
            </JobPositionPosting>
            """;

    private final UploadValidator validate =
            new UploadValidator(Clock.fixed(Instant.parse("2026-11-22T08:30:00Z"), ZoneOffset.UTC), false);

    private static byte[] file(String records) {
        return ("<HRBAXMLJobPositionPosting><Header><SupplierId>V999999900</SupplierId>"
                        + "<Timestamp>2026-11-22T09:30:00+01:00</Timestamp><Amount>1</Amount><TypeOfLoad>D</TypeOfLoad></Header>"
                        + "<Data>" + records + "</Data></HRBAXMLJobPositionPosting>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private ValidationResult validate(String records, Map<String, Offer> known) {
        return validate.validate(EMPLOYER, file(records), reference -> Optional.ofNullable(known.get(reference)));
    }

    /** Valid under both schemas, and in no calendar of Java's. */
    @ParameterizedTest
    @CsvSource({"12026-01-01,JCValid_120", "-2026-01-01,JCValid_121"})
    void a_date_beyond_every_calendar_is_an_objection_and_no_failure(String date, String rule) {
        ValidationResult result =
                validate(RECORD.replace("<EndDate>2027-01-31</EndDate>", "<EndDate>" + date + "</EndDate>"), Map.of());

        assertThat(rules(result)).contains(rule);
    }

    @Test
    void midnight_may_be_written_as_the_end_of_a_day() {
        Offer edited = ONLINE.edited(Instant.parse("2026-11-22T23:30:00Z"));
        String change = RECORD.replace("<Action>1<", "<Action>2<");

        assertThat(rules(validate(change.replace("T09:30:00+01:00", "T24:00:00+01:00"), Map.of(REFERENCE, edited))))
                .containsExactly("DataStore_120");
    }

    @Test
    void an_element_that_came_after_2018_is_refused_unless_it_is_asked_for() {
        String later = RECORD.replace("</PostDetail>", "</PostDetail>").replace("<NumberToFill>1", "<NumberToFill>1");
        assertThat(rules(validate(later, Map.of()))).isEmpty();
        assertThat(rules(validate(
                        RECORD.replace("<Contact><FamilyName>", "<Contact><FamilyName>")
                                .replace(
                                        "<FamilyName>Brandt</FamilyName>",
                                        "<FamilyName>Brandt</FamilyName><VoiceNumber><IntlCode>+49</IntlCode>"
                                                + "<AreaCode>30</AreaCode><TelNumber>12 34 a</TelNumber></VoiceNumber>"),
                        Map.of())))
                .containsExactly("XML_Structure");
    }

    @Test
    void the_region_of_another_country_is_refused_and_a_place_without_a_town_is_not() {
        String abroad = RECORD.replace(
                "<CountryCode>DE</CountryCode><PostalCode>10117</PostalCode>\n<Region>3</Region>"
                        + "<Municipality>Berlin</Municipality>",
                "<CountryCode>AT</CountryCode><Region>%s</Region>");
        assertThat(abroad).contains("%s");

        assertThat(rules(validate(abroad.formatted("19"), Map.of()))).containsExactly("JCValid_010");
        assertThat(rules(validate(abroad.formatted("182"), Map.of()))).isEmpty();
        assertThat(rules(validate(abroad.formatted("17"), Map.of()))).isEmpty();
        assertThat(rules(validate(abroad.replace("<Region>%s</Region>", ""), Map.of())))
                .as("a country alone")
                .isEmpty();
    }

    private static List<String> rules(ValidationResult result) {
        return result.messages().stream().map(Message::rule).toList();
    }

    @Test
    void takes_a_sound_posting_and_remembers_it() {
        ValidationResult result = validate(RECORD, Map.of());

        assertThat(result.messages()).isEmpty();
        assertThat(result.changes())
                .containsExactly(Map.entry(
                        REFERENCE,
                        Offer.inserted(1, 0, "A000A00001", "Entwickler")
                                .ofKind("1")
                                .until(LAST_DAY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "99999-A1-S</JobP | 88888-A1-S</JobP | JCValid_086",
                "99999-A1-S</JobP | 99999-A1-B</JobP | JCValid_087",
                "99999-A1-S</JobP | 99999--S</JobP | JCValid_085",
                "V999999900</SupplierId><SupplierN | P999999800</SupplierId><SupplierN | JCValid_188",
                "A000A00001</H | A000A00002</H | JCValid_066",
                "<HiringOrgId>A000A00001</HiringOrgId> | '' | JCValid_066",
                "A000A00001</H | A000A00009</H | JCValid_187",
                "<Region>3 | <Region>4 | JCValid_033",
                "<Municipality>Berlin | <Municipality>Potsdam | JCValid_033",
                "<PostalCode>10117</PostalCode> | '' | JCValid_033",
                "<NumberToFill>1 | <NumberToFill>0 | JCValid_050",
                "<AssignmentStartDate>2026-11-22 | <AssignmentStartDate>2026-11-21 | JCValid_147",
                "<AssignmentStartDate>2026-11-22 | <AssignmentStartDate>2028-11-23 | JCValid_147",
                "2027-01-31</EndDate> | 2026-11-21</EndDate> | JCValid_081",
                "entwickeln unsere Abrechnung weiter. | suchen. | JCValid_166",
                "Sie entwickeln | Ein junges Team: Sie entwickeln | ValidFlam_001",
                "<JobOfferType>1 | <JobOfferType>4 | JCValid_037"
            })
    void objects_to_what_breaks_a_rule(String from, String to, String rule) {
        assertThat(rules(validate(RECORD.replace(from, to), Map.of()))).contains(rule);
    }

    /** Each breaks one rule of a posting that breaks none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<Status>1 | <Status>6 | JCValid_038",
                "<StartDate>2026-11-22</StartDate> | `` | JCValid_146 JCValid_148",
                "</AssignmentStartDate> | </AssignmentStartDate><AssignmentEndDate>2026-12-31</AssignmentEndDate> | JCValid_083",
                "</AssignmentStartDate> | </AssignmentStartDate><AssignmentEndDate>2028-11-23</AssignmentEndDate> | JCValid_182",
                "<StartDate>2026-11-22 | <StartDate>1926-11-21 | JCValid_121",
                "<Classification/> | <Classification><Duration><TemporaryOrRegular>1</TemporaryOrRegular></Duration></Classification> | JCValid_032",
                "<Classification/> | <Classification><Duration><TermLength>6</TermLength><TemporaryOrRegular>2</TemporaryOrRegular></Duration></Classification> | JCValid_032",
                "<Classification/> | <Classification><Duration><TermDate>2036-11-23</TermDate><TemporaryOrRegular>1</TemporaryOrRegular></Duration></Classification> | JCValid_068",
                "<Classification/> | <Classification><Duration><TermDate>2026-11-21</TermDate><TemporaryOrRegular>1</TemporaryOrRegular></Duration></Classification> | JCValid_153",
                "<JobOfferType>1</JobOfferType><SocialInsurance>1</SocialInsurance> | <JobOfferType>1</JobOfferType> | JCValid_123",
                "</JobPositionTitle><JobPositionTitleD | </JobPositionTitle><AlternativeJobPositionTitle><TitleCode>15260</TitleCode></AlternativeJobPositionTitle><JobPositionTitleD | JCValid_180",
                "<Classification/> | <Leadership>2</Leadership><MiniJob>1</MiniJob> | JCValid_113",
                "<JobOfferType>1 | <JobOfferType>37 | JCValid_124",
                "<Classification/> | <CompensationDescription><DailyRate>2</DailyRate></CompensationDescription> | JCValid_132",
                "<Classification/> | <CompensationDescription><EmployerPayscaleBound>1</EmployerPayscaleBound></CompensationDescription> | JCValid_170",
                "<Classification/> | <CompensationDescription><CollectiveAgreement>TVöD</CollectiveAgreement></CompensationDescription> | JCValid_171",
                "<Classification/> | <CompensationDescription><InternalCompensation>50000</InternalCompensation></CompensationDescription> | JCValid_173",
                "<Classification/> | <Housing>1</Housing> | JCValid_110",
                "</PostDetail> | <SupervisionDesired>1</SupervisionDesired></PostDetail> | JCValid_185",
                "<Requirements/> | <JobPositionRequirements><QualificationsRequired><EducationQualifs><EduDegree>15</EduDegree><EduDegreeRequired>1</EduDegreeRequired></EducationQualifs></QualificationsRequired></JobPositionRequirements> | JCValid_052 JCValid_053",
                "<Requirements/> | <JobPositionRequirements><QualificationsRequired><EducationQualifs><School><SubjectGerman>2</SubjectGerman></School></EducationQualifs></QualificationsRequired></JobPositionRequirements> | JCValid_055",
                "<CountryCode>DE</CountryCode><P | <CountryCode>XX</CountryCode><P | JCValid_177 JCValid_010",
                "<Region>3</Region> | <Region>44</Region> | JCValid_010 JCValid_033",
                "<Region>3</Region><Municipality>Berlin</Municipality> | <Municipality>Berlin</Municipality><StreetName>Musterstr. 12</StreetName> | JCValid_067",
                "Berlin</Municipality> | Berlin</Municipality><StreetName>Musterstr.</StreetName> | JCValid_034",
                "Berlin</Municipality> | Berlin</Municipality><StreetName>12/14 Allee</StreetName> | JCValid_034",
                "Berlin</Municipality> | Berlin</Municipality><StreetName>Am  Tor 1</StreetName> | JCValid_034",
                "<PostedBy/> | <PostedBy><Contact><EMail>bewerbung</EMail></Contact></PostedBy> | JCValid_048",
                "<PostedBy/> | <PostedBy><Contact><NamePrefix>zzz</NamePrefix></Contact></PostedBy> | JCValid_035",
                "<PostedBy/> | <PostedBy><Contact><JobContactWebSite>nordlicht</JobContactWebSite></Contact></PostedBy> | JCValid_108",
                "<PostedBy/> | <PostedBy><Contact><VoiceNumber><IntlCode>0049</IntlCode><AreaCode>30</AreaCode><TelNumber>1</TelNumber></VoiceNumber></Contact></PostedBy> | JCValid_097",
                "<PostedBy/> | <PostedBy><Contact><Interview><RoomNumber>1</RoomNumber></Interview></Contact></PostedBy> | JCValid_144",
                "<Application/> | <Application><KindOfApplication>6</KindOfApplication></Application> | JCValid_044",
                "<Application/> | <Application><KindOfApplication>1</KindOfApplication></Application> | JCValid_044",
                "<Status>1 | <Status>2 | JCValid_138"
            })
    void objects_to_what_does_not_go_together(String from, String to, String rules) {
        String record = RECORD.replace("</SupplierName></PostDetail>", "</SupplierName><PostedBy/></PostDetail>")
                .replace("</JobPositionTitle>\n", "</JobPositionTitle>")
                .replace("</JobPositionLocation></", "</JobPositionLocation><Application/><Classification/></")
                .replace("</JobPositionDescription>", "</JobPositionDescription><Requirements/>");
        assertThat(record).contains(from);
        String broken = record.replace(from, to)
                .replace("<PostedBy/>", "")
                .replace("<Application/>", "")
                .replace("<Classification/>", "")
                .replace("<Requirements/>", "");

        assertThat(rules(validate(broken, Map.of()))).contains(rules.split(" ")).doesNotContain("XML_Structure");
    }

    @Test
    void apprenticeships_and_the_self_employed_have_their_own_forms() {
        String apprenticeship = RECORD.replace("<JobOfferType>1", "<JobOfferType>4")
                .replace("15260", "123266")
                .replace(
                        "</AssignmentStartDate>",
                        "</AssignmentStartDate><AssignmentEndDate>2027-02-01</AssignmentEndDate>");
        String selfEmployed = RECORD.replace("<JobOfferType>1", "<JobOfferType>2")
                .replace(
                        "</JobPositionLocation>",
                        "</JobPositionLocation><Classification><Duration><TermLength>6</TermLength><TemporaryOrRegular>1"
                                + "</TemporaryOrRegular><TakeOver>1</TakeOver></Duration></Classification>");

        assertThat(rules(validate(apprenticeship, Map.of()))).containsExactly("JCValid_119", "JCValid_142");
        assertThat(rules(validate(selfEmployed, Map.of()))).containsExactly("JCValid_140", "JCValid_111");
    }

    @Test
    void nobody_changes_what_kind_of_offer_it_is() {
        String change = RECORD.replace("<Action>1", "<Action>2");

        assertThat(validate(change, Map.of(REFERENCE, ONLINE.ofKind("1"))).messages())
                .isEmpty();
        assertThat(rules(validate(change, Map.of(REFERENCE, ONLINE.ofKind("2")))))
                .containsExactly("JCValid_175");
    }

    @Test
    void on_request_the_sound_records_of_a_broken_file_are_taken() {
        byte[] file = file(RECORD.replace("<Status>1</Status>", "").replace("A1-S", "B2-S") + RECORD);

        ValidationResult result = validate.validate(EMPLOYER, file, reference -> Optional.empty(), true);

        assertThat(rules(result)).containsExactly("XML_Structure");
        assertThat(result.changes()).containsOnlyKeys(REFERENCE);
    }

    @Test
    void who_may_train_may_offer_an_apprenticeship() {
        String apprenticeship = RECORD.replace("<JobOfferType>1", "<JobOfferType>4")
                .replace("15260", "123266")
                .replace(
                        "</JobPositionLocation>",
                        "</JobPositionLocation><Classification><Schedule><WorkingPlan>1</WorkingPlan></Schedule></Classification>");

        assertThat(validate(apprenticeship, Map.of()).messages()).isEmpty();
    }

    @Test
    void knows_what_is_there_what_is_not_and_what_is_used_up() {
        String change = RECORD.replace("<Action>1", "<Action>2");

        assertThat(rules(validate(RECORD, Map.of(REFERENCE, ONLINE)))).containsExactly("DataStore_110");
        assertThat(rules(validate(RECORD, Map.of(REFERENCE, ONLINE.deleted())))).containsExactly("JCValid_139");
        assertThat(rules(validate(change, Map.of()))).containsExactly("DataStore_130");
        assertThat(validate(change, Map.of(REFERENCE, ONLINE)).changes())
                .containsEntry(REFERENCE, ONLINE.changed("Entwickler").until(LAST_DAY));
    }

    @Test
    void job_boards_may_use_an_id_again() {
        String board = RECORD.replace("99999-", "99998-")
                .replace("V999999900</SupplierId><SupplierN", "P999999800</SupplierId><SupplierN");

        assertThat(validate.validate(BOARD, file(board), reference -> Optional.of(ONLINE.deleted()))
                        .messages())
                .isEmpty();
    }

    @Test
    void deletes_what_is_there() {
        String delete = "<DeleteEntry><EntryId>99999-A1-S</EntryId></DeleteEntry>";

        assertThat(validate(delete, Map.of(REFERENCE, ONLINE)).changes()).containsEntry(REFERENCE, ONLINE.deleted());
        assertThat(rules(validate(delete, Map.of()))).containsExactly("DataStore_130");
    }

    @Test
    void refuses_a_file_that_breaks_the_schema_whole() {
        ValidationResult result = validate(RECORD + RECORD.replace("<Status>1</Status>", ""), Map.of());

        assertThat(rules(result)).containsExactly("XML_Structure");
        assertThat(result.changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'  ', JCValid_090",
        "<a><b></a>, XML_Structure",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>, XML_Structure"
    })
    void refuses_what_is_no_file_at_all(String content, String rule) {
        assertThat(rules(validate.validate(
                        EMPLOYER, content.getBytes(StandardCharsets.UTF_8), reference -> Optional.empty())))
                .containsExactly(rule);
    }

    @Test
    void repeats_the_values_it_objects_to() {
        assertThat(validate(RECORD.replace("<Region>3", "<Region>4"), Map.of()).messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("10117", "Berlin", "Region 4", "PostalCode"));
    }

    @ParameterizedTest
    @CsvSource({
        "DEACTIVATED, 2, JCValid_062",
        "DEACTIVATED, 3, ''",
        "MARKED, 2, JCValid_107",
        "MARKED, 3, ''",
        "ACCOUNT_DEACTIVATED, 2, JCValid_049",
        "ACCOUNT_DEACTIVATED, 3, JCValid_049",
        "DELETED, 2, DataStore_130",
        "DELETED, 1, JCValid_139"
    })
    void what_people_at_the_agency_did_stands_before_what_comes_by_file(Offer.State state, String action, String rule) {
        String record = RECORD.replace("<Action>1", "<Action>" + action);

        assertThat(rules(validate(record, Map.of(REFERENCE, ONLINE.in(state)))))
                .isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:30:00+01:00, 2026-11-22T08:29:59Z, ''",
        "2026-11-22T09:30:00+01:00, 2026-11-22T08:30:01Z, DataStore_120",
        "2026-11-22T09:30:00, 2026-11-22T08:29:59Z, ''",
        "2026-11-22T09:30:00, 2026-11-22T08:30:01Z, DataStore_120"
    })
    void a_posting_that_was_edited_since_is_not_changed(String modified, Instant edited, String rule) {
        String record = RECORD.replace("<Action>1", "<Action>2").replace("2026-11-22T09:30:00+01:00", modified);

        assertThat(rules(validate(record, Map.of(REFERENCE, ONLINE.edited(edited)))))
                .isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }
}
