package org.aushang.connector.arbeitsagentur.internal.extension;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.Field;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;

/**
 * What the channel wants to know of each posting beyond schema.org's words (docs/hr-ba-xml.md#elements, docs/hr-ba-xml.md#code-lists, docs/hr-ba-xml.md#offer-types): type, allowed values,
 * when a field applies and when it is required. Hosts draw forms from it, and {@code check} holds postings against it.
 */
public final class PostingSchema {

    private static final Messages WORDS = Messages.load(PostingSchema.class, "fields");

    /** All fields, in the order of a form. */
    public static final Schema SCHEMA = new Schema(List.of(
            field(Extensions.TITLE_CODE, Field.Type.TERM, "offer")
                    .required()
                    .pattern("\\d{3,7}")
                    .catalogue("occupation")
                    .build(),
            field(Extensions.DEGREE, Field.Type.CHOICE, "offer")
                    .choices(terms(
                            Extensions.DEGREE, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"))
                    .build(),
            field(Extensions.ALTERNATIVE_TITLE_CODE, Field.Type.TERM, "offer")
                    .maxItems(2)
                    .pattern("\\d{3,7}")
                    .catalogue("occupation")
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "2", "34", "36", "37", "38")
                    .build(),
            field(Extensions.OFFER_TYPE, Field.Type.CHOICE, "offer")
                    .defaultValue("1")
                    .choices(terms(Extensions.OFFER_TYPE, "1", "2", "4", "34", "36", "37", "38"))
                    .build(),
            field(Extensions.PUBLICATION, Field.Type.CHOICE, "offer")
                    .defaultValue("1")
                    .choices(terms(Extensions.PUBLICATION, "1", "2", "3"))
                    .build(),
            field(Extensions.BOX_NUMBER, Field.Type.TEXT, "offer").length(1, 30).build(),
            field(Extensions.EURES, Field.Type.SWITCH, "offer").build(),
            field(Extensions.PARTNERS, Field.Type.CHOICE, "offer")
                    .choices(terms(Extensions.PARTNERS, "all", "free"))
                    .build(),
            field(Extensions.SUPERVISION_DESIRED, Field.Type.SWITCH, "offer")
                    .defaultValue("false")
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "4", "36", "37", "38")
                    .build(),
            field(Extensions.LEADERSHIP, Field.Type.CHOICE, "offer")
                    .choices(terms(Extensions.LEADERSHIP, "1", "2", "3", "4", "5", "6"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "37")
                    .requiredWhen(Extensions.OFFER_TYPE, "37")
                    .build(),
            field(Extensions.APPLICATION_WAY, Field.Type.CHOICE, "application")
                    .maxItems(7)
                    .choices(terms(Extensions.APPLICATION_WAY, "1", "2", "3", "4", "5", "6", "8"))
                    .build(),
            field(Extensions.APPLICATION_START, Field.Type.DATE, "application").build(),
            field(Extensions.APPLICATION_END, Field.Type.DATE, "application").build(),
            field(Extensions.ENCLOSURES, Field.Type.TEXT, "application")
                    .length(1, 255)
                    .build(),
            field(Extensions.CONTACT_TITLE, Field.Type.TEXT, "application")
                    .length(1, 15)
                    .build(),
            field(Extensions.CONTACT_POSITION, Field.Type.TEXT, "application")
                    .length(1, 40)
                    .build(),
            field(Extensions.CONTACT_MOBILE, Field.Type.TEXT, "application")
                    .length(1, 50)
                    .build(),
            field(Extensions.CONTACT_FAX, Field.Type.TEXT, "application")
                    .length(1, 50)
                    .build(),
            field(Extensions.CONTACT_STREET, Field.Type.TEXT, "application")
                    .length(1, 30)
                    .build(),
            field(Extensions.CONTACT_POST_OFFICE_BOX, Field.Type.TEXT, "application")
                    .length(1, 30)
                    .build(),
            field(Extensions.CONTACT_POSTAL_CODE, Field.Type.TEXT, "application")
                    .length(1, 15)
                    .build(),
            field(Extensions.CONTACT_TOWN, Field.Type.TEXT, "application")
                    .length(1, 35)
                    .build(),
            field(Extensions.CONTACT_REGION, Field.Type.TEXT, "application")
                    .length(1, 60)
                    .build(),
            field(Extensions.CONTACT_COUNTRY, Field.Type.TEXT, "application")
                    .pattern("[A-Z]{2}")
                    .build(),
            field(Extensions.WORKING_PLAN, Field.Type.CHOICE, "time")
                    .maxItems(10)
                    .choices(terms(Extensions.WORKING_PLAN, "1", "3", "4", "5", "7", "8", "9", "10", "11", "12"))
                    .build(),
            field(Extensions.HOURS_PER_WEEK, Field.Type.NUMBER, "time")
                    .pattern("\\d{1,2}(\\.\\d{1,2})?")
                    .range(new BigDecimal("1"), new BigDecimal("48"))
                    .build(),
            field(Extensions.SCHEDULE_TEXT, Field.Type.TEXT, "time")
                    .length(1, 255)
                    .build(),
            field(Extensions.CONTRACT, Field.Type.CHOICE, "time")
                    .choices(terms(Extensions.CONTRACT, "1", "2", "3"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "4", "34", "36", "37", "38")
                    .build(),
            field(Extensions.TERM_DATE, Field.Type.DATE, "time")
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "4", "34", "36", "37", "38")
                    .build(),
            field(Extensions.TERM_LENGTH, Field.Type.WHOLE_NUMBER, "time")
                    .range(new BigDecimal("1"), new BigDecimal("120"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "4", "34", "36", "37", "38")
                    .build(),
            field(Extensions.TAKE_OVER, Field.Type.SWITCH, "time")
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "4", "34", "36", "37", "38")
                    .build(),
            field(Extensions.ASSIGNMENT_END, Field.Type.DATE, "time")
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "2", "34", "36", "37", "38")
                    .build(),
            field(Extensions.SOCIAL_INSURANCE, Field.Type.SWITCH, "time").build(),
            field(Extensions.MINI_JOB, Field.Type.SWITCH, "time")
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "36", "37", "38")
                    .build(),
            field(Extensions.SALARY_TEXT, Field.Type.TEXT, "pay").length(1, 100).build(),
            field(Extensions.PAYSCALE_BOUND, Field.Type.SWITCH, "pay")
                    .defaultValue("false")
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "4", "36", "37", "38")
                    .build(),
            field(Extensions.COLLECTIVE_AGREEMENT, Field.Type.TEXT, "pay")
                    .length(1, 100)
                    .appliesWhen(Extensions.PAYSCALE_BOUND, "true")
                    .requiredWhen(Extensions.PAYSCALE_BOUND, "true")
                    .build(),
            field(Extensions.INTERNAL_COMPENSATION, Field.Type.TEXT, "pay")
                    .length(1, 100)
                    .appliesWhen(Extensions.SUPERVISION_DESIRED, "true")
                    .build(),
            field(Extensions.AGENCY, Field.Type.CHOICE, "employer")
                    .choices(terms(Extensions.AGENCY, "0", "1", "2"))
                    .build(),
            field(Extensions.HIRING_ORG_ID, Field.Type.TEXT, "employer")
                    .pattern("[ABCEFGHJ-NP-Z]\\d{3}[A-HJ-NP-Y]\\d{5}")
                    .build(),
            field(Extensions.HIRING_ORG_SIZE, Field.Type.CHOICE, "employer")
                    .choices(terms(Extensions.HIRING_ORG_SIZE, "1", "2", "3", "4", "5", "6"))
                    .build(),
            field(Extensions.INDUSTRY, Field.Type.TEXT, "employer")
                    .pattern("[A-U]|\\d{2}(\\.\\d{1,2}(\\.\\d)?)?")
                    .build(),
            field(Extensions.EDU_DEGREE, Field.Type.CHOICE, "requirements")
                    .choices(terms(
                            Extensions.EDU_DEGREE,
                            "1",
                            "2",
                            "3",
                            "4",
                            "5",
                            "6",
                            "7",
                            "9",
                            "11",
                            "12",
                            "13",
                            "14",
                            "15"))
                    .build(),
            field(Extensions.MANAGEMENT_TYPE, Field.Type.CHOICE, "requirements")
                    .choices(terms(Extensions.MANAGEMENT_TYPE, "1", "2", "3"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "2", "36", "37", "38")
                    .build(),
            field(Extensions.MANAGEMENT_AUTHORITY, Field.Type.CHOICE, "requirements")
                    .choices(terms(Extensions.MANAGEMENT_AUTHORITY, "1", "2", "3"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "2", "36", "37", "38")
                    .build(),
            field(Extensions.MANAGEMENT_EXPERIENCE, Field.Type.CHOICE, "requirements")
                    .choices(terms(Extensions.MANAGEMENT_EXPERIENCE, "1", "2", "3"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "2", "36", "37", "38")
                    .build(),
            field(Extensions.MANAGEMENT_BUDGET, Field.Type.CHOICE, "requirements")
                    .choices(terms(Extensions.MANAGEMENT_BUDGET, "1", "2", "3", "4"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "2", "36", "37", "38")
                    .build(),
            field(Extensions.MANAGEMENT_STAFF, Field.Type.CHOICE, "requirements")
                    .choices(terms(Extensions.MANAGEMENT_STAFF, "1", "2", "3", "4"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "2", "36", "37", "38")
                    .build(),
            field(Extensions.LANGUAGE, Field.Type.TERM, "requirements")
                    .maxItems(20)
                    .pattern("\\d{3,9}")
                    .catalogue("language")
                    .levels(terms(Extensions.LANGUAGE, "0", "1", "2", "3", "4"))
                    .build(),
            field(Extensions.SKILL, Field.Type.TERM, "requirements")
                    .maxItems(20)
                    .pattern("\\d{3,9}")
                    .catalogue("skill")
                    .levels(terms(Extensions.SKILL, "1", "2", "3", "4"))
                    .build(),
            field(Extensions.SOFT_SKILL, Field.Type.CHOICE, "requirements")
                    .maxItems(5)
                    .choices(terms(
                            Extensions.SOFT_SKILL,
                            "1",
                            "2",
                            "3",
                            "4",
                            "5",
                            "6",
                            "7",
                            "8",
                            "9",
                            "10",
                            "11",
                            "12",
                            "13",
                            "14",
                            "15",
                            "16",
                            "17",
                            "18",
                            "19",
                            "20"))
                    .build(),
            field(Extensions.LICENCE, Field.Type.TERM, "requirements")
                    .maxItems(20)
                    .pattern("\\d{3,9}")
                    .catalogue("licence")
                    .levels(terms(Extensions.LICENCE, "1", "2"))
                    .build(),
            field(Extensions.DRIVING_LICENCE, Field.Type.TERM, "requirements")
                    .maxItems(20)
                    .pattern("\\d{3,9}")
                    .catalogue("drivingLicence")
                    .levels(terms(Extensions.DRIVING_LICENCE, "1", "2"))
                    .build(),
            field(Extensions.VEHICLE, Field.Type.CHOICE, "requirements")
                    .maxItems(4)
                    .choices(terms(Extensions.VEHICLE, "car", "motorcycle", "truck", "omnibus"))
                    .build(),
            field(Extensions.TRAINING, Field.Type.TERM, "requirements")
                    .maxItems(10)
                    .pattern("\\d{3,7}")
                    .catalogue("training")
                    .build(),
            field(Extensions.TRAINING_TEXT, Field.Type.TEXT, "requirements")
                    .length(1, 200)
                    .build(),
            field(Extensions.CERTIFICATE, Field.Type.TEXT, "requirements")
                    .maxItems(20)
                    .length(1, 100)
                    .build(),
            field(Extensions.EXPERIENCE, Field.Type.CHOICE, "requirements")
                    .choices(terms(Extensions.EXPERIENCE, "1", "2"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "2", "36", "37", "38")
                    .build(),
            field(Extensions.TRAVEL, Field.Type.CHOICE, "requirements")
                    .choices(terms(Extensions.TRAVEL, "1", "2", "3"))
                    .build(),
            field(Extensions.HANDICAP, Field.Type.CHOICE, "requirements")
                    .choices(terms(Extensions.HANDICAP, "1", "2"))
                    .appliesWhen(Extensions.OFFER_TYPE, "1", "4", "34", "36", "37", "38")
                    .build(),
            field(Extensions.EDUCATION_TYPE, Field.Type.CHOICE, "training")
                    .choices(terms(Extensions.EDUCATION_TYPE, "0", "1"))
                    .appliesWhen(Extensions.OFFER_TYPE, "4")
                    .build(),
            field(Extensions.EDU_DEGREE_REQUIRED, Field.Type.CHOICE, "training")
                    .choices(terms(Extensions.EDU_DEGREE_REQUIRED, "1", "2"))
                    .appliesWhen(Extensions.OFFER_TYPE, "4")
                    .build(),
            field(Extensions.GRADE_GERMAN, Field.Type.WHOLE_NUMBER, "training")
                    .range(new BigDecimal("1"), new BigDecimal("6"))
                    .appliesWhen(Extensions.OFFER_TYPE, "4")
                    .build(),
            field(Extensions.GRADE_ENGLISH, Field.Type.WHOLE_NUMBER, "training")
                    .range(new BigDecimal("1"), new BigDecimal("6"))
                    .appliesWhen(Extensions.OFFER_TYPE, "4")
                    .build(),
            field(Extensions.GRADE_MATHS, Field.Type.WHOLE_NUMBER, "training")
                    .range(new BigDecimal("1"), new BigDecimal("6"))
                    .appliesWhen(Extensions.OFFER_TYPE, "4")
                    .build(),
            field(Extensions.GRADE_OTHERS, Field.Type.MULTI_LINE, "training")
                    .length(1, 1000)
                    .appliesWhen(Extensions.OFFER_TYPE, "4")
                    .build(),
            field(Extensions.HOUSING, Field.Type.SWITCH, "training")
                    .appliesWhen(Extensions.OFFER_TYPE, "4")
                    .build(),
            field(Extensions.INTERVIEW_SALUTATION, Field.Type.CHOICE, "interview")
                    .choices(terms(Extensions.INTERVIEW_SALUTATION, "1", "2", "3"))
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_GIVEN_NAME, Field.Type.TEXT, "interview")
                    .length(1, 30)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_FAMILY_NAME, Field.Type.TEXT, "interview")
                    .length(1, 30)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_TELEPHONE, Field.Type.TEXT, "interview")
                    .length(1, 50)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_EMAIL, Field.Type.EMAIL, "interview")
                    .length(1, 254)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_PLACE, Field.Type.TEXT, "interview")
                    .length(1, 90)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_STREET, Field.Type.TEXT, "interview")
                    .length(1, 30)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_POSTAL_CODE, Field.Type.TEXT, "interview")
                    .length(1, 15)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_TOWN, Field.Type.TEXT, "interview")
                    .length(1, 35)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_DATE, Field.Type.DATE, "interview")
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_TIME, Field.Type.TEXT, "interview")
                    .pattern("([01]\\d|2[0-3]):[0-5]\\d")
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_ROOM, Field.Type.TEXT, "interview")
                    .length(1, 25)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build(),
            field(Extensions.INTERVIEW_TEXT, Field.Type.TEXT, "interview")
                    .length(1, 100)
                    .appliesWhen(Extensions.APPLICATION_WAY, "4")
                    .build()));

    private static final Map<String, Field> BY_NAME =
            SCHEMA.fields().stream().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));

    private PostingSchema() {}

    /** @param extension one of {@link Extensions} */
    public static Field field(String extension) {
        return find(extension).orElseThrow(() -> new IllegalArgumentException("no field " + extension));
    }

    /** Empty if the channel has no field of this name. */
    public static Optional<Field> find(String extension) {
        return Optional.ofNullable(BY_NAME.get(extension));
    }

    /** What people call the field. */
    public static LocalizedText label(String extension) {
        return field(extension).label();
    }

    /** What people call a value of a choice; the value itself if it is none of them. */
    public static LocalizedText label(String extension, String code) {
        Field field = field(extension);
        return Stream.concat(field.choices().stream(), field.levels().stream())
                .filter(term -> term.code().equals(code))
                .map(Term::label)
                .findFirst()
                .orElse(LocalizedText.same(code));
    }

    private static Field.Builder field(String extension, Field.Type type, String group) {
        return Field.builder(extension, type, word(extension, ""))
                .help(word(extension, ".help"))
                .group(group);
    }

    private static List<Term> terms(String extension, String... codes) {
        return Stream.of(codes)
                .map(code -> new Term(code, word(extension, "." + code)))
                .toList();
    }

    private static LocalizedText word(String extension, String suffix) {
        return WORDS.text(extension.substring(Extensions.PREFIX.length()) + suffix);
    }
}
