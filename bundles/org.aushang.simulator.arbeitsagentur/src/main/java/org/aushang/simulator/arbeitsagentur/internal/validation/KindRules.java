package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules about which fields a kind of offer may have (docs/hr-ba-xml.md#offer-types), and what goes together in its pay. */
final class KindRules {

    private static final String JOB = "JobPositionInformation/";
    private static final String DESCRIPTION = JOB + "JobPositionDescription/";
    private static final String DURATION = DESCRIPTION + "Classification/Duration";
    private static final String PLAN = DESCRIPTION + "Classification/Schedule/WorkingPlan";
    private static final String PAY = DESCRIPTION + "CompensationDescription/";
    private static final String NEEDED = JOB + "JobPositionRequirements/";
    private static final String SCHOOL = NEEDED + "QualificationsRequired/EducationQualifs/";
    private static final String SUPERVISED = "PostDetail/SupervisionDesired";

    private static final Set<String> WORK = Set.of("1", "36", "37", "38", "40");
    private static final Set<String> EXPERIENCED = Set.of("1", "2", "36", "37", "38", "40");

    static final List<Rule> RULES = List.of(
            Rule.of(
                    "119",
                    JOB + "AssignmentEndDate",
                    "Kein spätester Eintritt bei Ausbildungen",
                    posting -> kind(posting, "4") && posting.has(JOB + "AssignmentEndDate")),
            Rule.of(
                    "140",
                    DURATION,
                    "Keine Befristung bei Selbständigkeit",
                    posting -> kind(posting, "2") && posting.has(DURATION)),
            Rule.of(
                    "111",
                    DURATION + "/TakeOver",
                    "Keine Übernahme bei Selbständigkeit",
                    posting -> kind(posting, "2") && posting.has(DURATION + "/TakeOver")),
            Rule.of(
                    "106",
                    NEEDED + "Handicap",
                    "Keine Angabe zur Schwerbehinderung bei Selbständigkeit",
                    posting -> kind(posting, "2") && posting.has(NEEDED + "Handicap")),
            Rule.of(
                    "041",
                    JOB + "AlternativeJobPositionTitle",
                    "Keine Alternativberufe bei Ausbildungen",
                    posting -> kind(posting, "4") && posting.has(JOB + "AlternativeJobPositionTitle")),
            Rule.of(
                    "180",
                    JOB + "AlternativeJobPositionTitle/TitleCode",
                    "Alternativberufe und Hauptberuf sind nicht verschieden",
                    posting -> {
                        List<String> all =
                                new ArrayList<>(posting.texts(JOB + "AlternativeJobPositionTitle/TitleCode"));
                        all.add(posting.text(JOB + "JobPositionTitle/TitleCode"));
                        return Set.copyOf(all).size() < all.size();
                    }),
            Rule.of(
                    "103",
                    DESCRIPTION + "Leadership",
                    "Keine Führungsverantwortung bei dieser Angebotsart",
                    posting -> posting.has(DESCRIPTION + "Leadership") && !kind(posting, "1", "37", "40")),
            Rule.of(
                    "124",
                    DESCRIPTION + "Leadership",
                    "Führungskräfte brauchen eine Führungsverantwortung",
                    posting -> kind(posting, "37")
                            && !posting.text(DESCRIPTION + "Leadership").matches("[2-6]")),
            Rule.of(
                    "115",
                    NEEDED + "QualificationsRequired/ManagementQualifs",
                    "Keine Führungskompetenzen bei dieser Angebotsart",
                    posting -> posting.has(NEEDED + "QualificationsRequired/ManagementQualifs")
                            && !among(posting, EXPERIENCED)),
            Rule.of(
                    "089",
                    NEEDED + "ProfessionalExperience",
                    "Keine Berufserfahrung bei dieser Angebotsart",
                    posting -> posting.has(NEEDED + "ProfessionalExperience") && !among(posting, EXPERIENCED)),
            Rule.of(
                    "060",
                    PLAN,
                    "Dieses Arbeitszeitmodell gibt es bei Ausbildungen nicht",
                    posting ->
                            kind(posting, "4") && !Set.of("1", "7", "8", "10").containsAll(posting.texts(PLAN))),
            Rule.of(
                    "142",
                    PLAN,
                    "Ausbildungen brauchen ein Arbeitszeitmodell",
                    posting -> kind(posting, "4") && !posting.has(PLAN)),
            Rule.of(
                    "113",
                    DESCRIPTION + "MiniJob",
                    "Sozialversicherungspflichtig und geringfügig zugleich",
                    posting -> posting.text(JOB + "SocialInsurance").equals("1") && mini(posting)),
            Rule.of(
                    "128",
                    DESCRIPTION + "MiniJob",
                    "Keine geringfügige Beschäftigung bei dieser Angebotsart",
                    posting -> mini(posting) && !among(posting, WORK)),
            Rule.of(
                    "123",
                    JOB + "SocialInsurance",
                    "Die Sozialversicherungspflicht fehlt",
                    posting -> !posting.has(JOB + "SocialInsurance") && (among(posting, WORK) || kind(posting, "34"))),
            Rule.of(
                    "052",
                    SCHOOL + "EduDegreeRequired",
                    "Nur bei Ausbildungen",
                    posting -> posting.has(SCHOOL + "EduDegreeRequired") && !kind(posting, "4")),
            Rule.of(
                    "053",
                    SCHOOL + "EduDegreeRequired",
                    "Nicht, wenn der Abschluss nicht relevant ist",
                    posting -> posting.has(SCHOOL + "EduDegreeRequired")
                            && posting.text(SCHOOL + "EduDegree").equals("15")),
            Rule.of(
                    "055",
                    SCHOOL + "School",
                    "Schulnoten nur bei Ausbildungen",
                    posting -> posting.has(SCHOOL + "School") && !kind(posting, "4")),
            Rule.of(
                    "110",
                    DESCRIPTION + "Housing",
                    "Unterkunft nur bei Ausbildungen",
                    posting -> posting.has(DESCRIPTION + "Housing") && !kind(posting, "4")),
            Rule.of(
                    "130",
                    PAY + "Salary",
                    "Kein Gehalt bei Künstlern",
                    posting -> kind(posting, "40") && posting.has(PAY + "Salary")),
            Rule.of(
                    "132",
                    PAY + "DailyRate",
                    "Ein Tagessatz nur bei Künstlern",
                    posting -> posting.has(PAY + "DailyRate") && !kind(posting, "40")),
            Rule.of(
                    "170",
                    PAY + "CollectiveAgreement",
                    "Der Tarifvertrag fehlt",
                    posting -> bound(posting)
                            && posting.text(PAY + "CollectiveAgreement").isEmpty()),
            Rule.of(
                    "171",
                    PAY + "CollectiveAgreement",
                    "Ein Tarifvertrag ohne Tarifbindung",
                    posting -> !bound(posting) && posting.has(PAY + "CollectiveAgreement")),
            Rule.of(
                    "172",
                    PAY + "EmployerPayscaleBound",
                    "Keine Tarifangaben bei dieser Angebotsart",
                    posting -> kind(posting, "2", "34")
                            && (posting.has(PAY + "EmployerPayscaleBound")
                                    || posting.has(PAY + "CollectiveAgreement"))),
            Rule.of(
                    "173",
                    PAY + "InternalCompensation",
                    "Eine vertrauliche Vergütung ist hier nicht möglich",
                    posting -> posting.has(PAY + "InternalCompensation")
                            && (!kind(posting, "1", "36", "37", "38") || !supervised(posting) || bound(posting))),
            Rule.of(
                    "174",
                    PAY + "InternalCompensation",
                    "Eine vertrauliche Vergütung nur bei der Neuanlage",
                    posting -> posting.has(PAY + "InternalCompensation")
                            && !posting.text("PostDetail/Action").equals("1")),
            Rule.of(
                    "185",
                    SUPERVISED,
                    "Ein Vermittlungsauftrag braucht eine Vergütung in Zahlen",
                    posting -> supervised(posting)
                            && !(posting.text(PAY + "Salary") + posting.text(PAY + "InternalCompensation"))
                                    .matches("(?s).*\\d.*")));

    private KindRules() {}

    private static boolean kind(Posting posting, String... kinds) {
        return among(posting, Set.of(kinds));
    }

    private static boolean among(Posting posting, Set<String> kinds) {
        return kinds.contains(posting.text(JOB + "JobOfferType"));
    }

    private static boolean mini(Posting posting) {
        return posting.text(DESCRIPTION + "MiniJob").equals("1");
    }

    private static boolean bound(Posting posting) {
        return posting.text(PAY + "EmployerPayscaleBound").equals("1");
    }

    private static boolean supervised(Posting posting) {
        return posting.text(SUPERVISED).equals("1");
    }
}
