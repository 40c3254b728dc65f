package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Dates and terms that stand in a posting, against each other and against today (Europe/Berlin). */
final class TermRules {

    private static final String JOB = "JobPositionInformation/";
    private static final String FROM = "PostDetail/StartDate";
    private static final String TO = "PostDetail/EndDate";
    private static final String STATUS = "PostDetail/Status";
    private static final String START = JOB + "AssignmentStartDate";
    private static final String LATEST = JOB + "AssignmentEndDate";
    private static final String DURATION = JOB + "JobPositionDescription/Classification/Duration/";
    private static final String APPLICATION = JOB + "JobPositionDescription/Application/";
    private static final String TERM = DURATION + "TermDate";

    private static final List<String> DATES = List.of(
            FROM,
            TO,
            START,
            LATEST,
            TERM,
            APPLICATION + "ApplicationStartDate",
            APPLICATION + "ApplicationEndDate",
            "PostDetail/PostedBy/Contact/Interview/InterviewDate");

    static final List<Rule> RULES = List.of(
            Rule.of("038", STATUS, "Diesen Status gibt es hier nicht", posting -> !posting.text(STATUS)
                    .matches("[123]")),
            Rule.of(
                    "146",
                    FROM,
                    "Der Beginn der Veröffentlichung fehlt",
                    posting -> !posting.text(STATUS).equals("3") && !posting.has(FROM)),
            Rule.of(
                    "148",
                    FROM,
                    "Ein Ende ohne Beginn der Veröffentlichung",
                    posting -> posting.has(TO) && !posting.has(FROM)),
            Rule.of("083", TO, "Das Ende liegt nach dem spätesten Eintritt", posting -> after(posting, TO, LATEST)),
            Rule.dated(
                    "182",
                    LATEST,
                    "Der späteste Eintritt liegt nicht zwischen heute und in zwei Jahren",
                    (posting, today) -> day(posting, LATEST)
                            .filter(day -> day.isBefore(today) || day.isAfter(today.plusYears(2)))
                            .isPresent()),
            Rule.of(
                    "032",
                    DURATION + "TemporaryOrRegular",
                    "Die Angaben zur Befristung passen nicht zusammen",
                    TermRules::muddled),
            Rule.dated(
                    "068", TERM, "Die Befristung endet in mehr als zehn Jahren", (posting, today) -> day(posting, TERM)
                            .filter(day -> day.isAfter(today.plusYears(10)))
                            .isPresent()),
            Rule.of(
                    "096",
                    TERM,
                    "Die Befristung endet vor dem spätesten Eintritt",
                    posting -> after(posting, LATEST, TERM)),
            Rule.of("153", TERM, "Die Befristung endet vor dem Eintritt", posting -> after(posting, START, TERM)),
            Rule.dated(
                    "120",
                    START,
                    "Ein Datum liegt mehr als 50 Jahre voraus",
                    (posting, today) -> any(posting, day -> day.isAfter(today.plusYears(50)))),
            Rule.dated(
                    "121",
                    START,
                    "Ein Datum liegt mehr als 100 Jahre zurück",
                    (posting, today) -> any(posting, day -> day.isBefore(today.minusYears(100)))));

    private TermRules() {}

    private static boolean muddled(Posting posting) {
        boolean length = posting.has(DURATION + "TermLength");
        boolean date = posting.has(TERM);
        return switch (posting.text(DURATION + "TemporaryOrRegular")) {
            case "1" -> length == date;
            case "2", "3" -> length || date || posting.has(DURATION + "TakeOver");
            default -> length && date;
        };
    }

    private static boolean after(Posting posting, String one, String other) {
        Optional<LocalDate> limit = day(posting, other);
        return limit.isPresent()
                && day(posting, one).filter(day -> day.isAfter(limit.get())).isPresent();
    }

    private static boolean any(Posting posting, java.util.function.Predicate<LocalDate> far) {
        return DATES.stream().flatMap(path -> day(posting, path).stream()).anyMatch(far);
    }

    /** Dates may have a zone, which says nothing about the day. */
    static Optional<LocalDate> day(Posting posting, String path) {
        String text = posting.text(path);
        return text.isEmpty() ? Optional.empty() : Optional.of(Dates.day(text));
    }
}
