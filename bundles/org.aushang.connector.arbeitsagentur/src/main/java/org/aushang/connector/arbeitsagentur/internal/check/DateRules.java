package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.broken;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.brokenAs;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Fix;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.hrbaxml.schema.PostDetailType;

/** Rules about the dates of an offer: listing period, start of work, end of contract. */
final class DateRules {

    static final List<Rule> ALL = List.of(
            new Rule("146", DateRules::firstDayGiven),
            new Rule("148", DateRules::firstDayBesidesLast),
            new Rule("080", DateRules::lastDayAfterFirst),
            new Rule("081", DateRules::lastDayNotOver),
            new Rule("082", DateRules::lastDayWithinTwoYears),
            new Rule("083", DateRules::shownNoLongerThanOneMayStart),
            new Rule("147", DateRules::start),
            new Rule("182", DateRules::latestStart),
            new Rule("068", DateRules::termWithinTenYears),
            new Rule("096", DateRules::termAfterLatestStart),
            new Rule("153", DateRules::termAfterStart),
            new Rule("120", draft -> tooFar("120", draft)),
            new Rule("121", draft -> tooFar("121", draft)));

    private static final int NOT_PUBLISHED = 3;

    private DateRules() {}

    private static List<Finding> firstDayGiven(RuleContext draft) {
        PostDetailType detail = draft.record().getPostDetail();
        return when(
                detail.getStatus() != NOT_PUBLISHED && detail.getStartDate() == null,
                () -> broken("146", "datePosted"));
    }

    private static List<Finding> firstDayBesidesLast(RuleContext draft) {
        PostDetailType detail = draft.record().getPostDetail();
        return when(detail.getEndDate() != null && detail.getStartDate() == null, () -> broken("148", "datePosted"));
    }

    private static List<Finding> lastDayAfterFirst(RuleContext draft) {
        PostDetailType detail = draft.record().getPostDetail();
        boolean wrong = detail.getEndDate() != null
                && detail.getStartDate() != null
                && detail.getEndDate().isBefore(detail.getStartDate());
        return when(wrong, () -> broken("080", "validThrough", detail.getEndDate(), detail.getStartDate()));
    }

    private static List<Finding> lastDayNotOver(RuleContext draft) {
        LocalDate last = draft.record().getPostDetail().getEndDate();
        return when(last != null && last.isBefore(draft.today()), () -> broken("081", "validThrough", last)
                .fix(Fix.of(Texts.MESSAGES.text("fix.no-last-day"), "validThrough")));
    }

    private static List<Finding> lastDayWithinTwoYears(RuleContext draft) {
        LocalDate last = draft.record().getPostDetail().getEndDate();
        LocalDate latest = draft.today().plusYears(2);
        return when(
                last != null && last.isAfter(latest),
                () -> brokenAs("082", "ba.082.late", "validThrough", last, latest));
    }

    private static List<Finding> shownNoLongerThanOneMayStart(RuleContext draft) {
        LocalDate last = draft.record().getPostDetail().getEndDate();
        Optional<LocalDate> latestStart = draft.offer().day(Extensions.ASSIGNMENT_END);
        boolean wrong = last != null && latestStart.isPresent() && last.isAfter(latestStart.get());
        LocalDate until = latestStart.orElse(draft.today());
        return when(wrong, () -> broken("083", "validThrough", last, until)
                .fix(Fix.of(Texts.MESSAGES.text("fix.last-day", until), "validThrough", until.toString())));
    }

    /** With no day the offer says today at every rendering. */
    private static List<Finding> start(RuleContext draft) {
        LocalDate start = draft.posting().jobStartDate().orElse(draft.today());
        if (start.isBefore(draft.today())) {
            return List.of(broken("147", "jobStartDate", start).fix(atOnce()).build());
        }
        return when(
                start.isAfter(draft.today().plusYears(2)),
                () -> brokenAs("147", "ba.147.late", "jobStartDate", start).fix(atOnce()));
    }

    private static Fix atOnce() {
        return Fix.of(Texts.MESSAGES.text("fix.at-once"), "jobStartDate");
    }

    private static List<Finding> latestStart(RuleContext draft) {
        Optional<LocalDate> day = draft.offer().day(Extensions.ASSIGNMENT_END);
        boolean wrong = day.isPresent()
                && (day.get().isBefore(draft.today())
                        || day.get().isAfter(draft.today().plusYears(2)));
        return when(wrong, () -> broken("182", Extensions.ASSIGNMENT_END, day.orElse(draft.today()))
                .fix(RuleFindings.without(Extensions.ASSIGNMENT_END)));
    }

    private static List<Finding> termWithinTenYears(RuleContext draft) {
        Optional<LocalDate> term = draft.offer().day(Extensions.TERM_DATE);
        return when(
                term.isPresent() && term.get().isAfter(draft.today().plusYears(10)),
                () -> broken("068", Extensions.TERM_DATE, term.orElse(draft.today())));
    }

    private static List<Finding> termAfterLatestStart(RuleContext draft) {
        Optional<LocalDate> term = draft.offer().day(Extensions.TERM_DATE);
        Optional<LocalDate> latest = draft.offer().day(Extensions.ASSIGNMENT_END);
        boolean wrong = term.isPresent() && latest.isPresent() && term.get().isBefore(latest.get());
        return when(
                wrong,
                () -> broken("096", Extensions.TERM_DATE, term.orElse(draft.today()), latest.orElse(draft.today())));
    }

    private static List<Finding> termAfterStart(RuleContext draft) {
        Optional<LocalDate> term = draft.offer().day(Extensions.TERM_DATE);
        LocalDate start = draft.posting().jobStartDate().orElse(draft.today());
        return when(
                term.isPresent() && term.get().isBefore(start),
                () -> broken("153", Extensions.TERM_DATE, term.orElse(start), start));
    }

    /** Rule 120 looks ahead, 121 back. */
    private static List<Finding> tooFar(String rule, RuleContext draft) {
        Map<String, Optional<LocalDate>> days = new LinkedHashMap<>();
        days.put("jobStartDate", draft.posting().jobStartDate());
        days.put("validThrough", draft.posting().validThrough());
        for (String extension : List.of(
                Extensions.TERM_DATE,
                Extensions.ASSIGNMENT_END,
                Extensions.APPLICATION_START,
                Extensions.APPLICATION_END,
                Extensions.INTERVIEW_DATE)) {
            days.put(extension, draft.offer().day(extension));
        }
        List<Finding> findings = new ArrayList<>();
        days.forEach((target, day) -> {
            boolean far = day.isPresent()
                    && (rule.equals("120")
                            ? day.get().isAfter(draft.today().plusYears(50))
                            : day.get().isBefore(draft.today().minusYears(100)));
            if (far) {
                findings.add(broken(rule, target, day.get()).build());
            }
        });
        return findings;
    }
}
