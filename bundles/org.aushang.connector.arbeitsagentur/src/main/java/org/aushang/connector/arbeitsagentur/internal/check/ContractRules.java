package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.broken;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.brokenAs;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Fix;
import org.aushang.api.model.LocalizedText;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.hrbaxml.catalogue.Occupation;
import org.aushang.hrbaxml.schema.JobPositionInformationType;

/** Rules about working time and the length of the contract. */
final class ContractRules {

    private static final int LIMITED = 1;
    private static final Set<Integer> APPRENTICE_PLANS = Set.of(1, 7, 8, 10);
    private static final List<String> TERM =
            List.of(Extensions.TERM_LENGTH, Extensions.TERM_DATE, Extensions.TAKE_OVER);

    static final List<Rule> ALL = List.of(
            new Rule("032", ContractRules::term),
            new Rule("181", ContractRules::termLength),
            RuleFindings.only(
                    "140",
                    List.of(Extensions.CONTRACT, Extensions.TERM_DATE, Extensions.TERM_LENGTH),
                    RuleFindings.allBut(Offer.SELF_EMPLOYMENT)),
            RuleFindings.only("111", List.of(Extensions.TAKE_OVER), RuleFindings.allBut(Offer.SELF_EMPLOYMENT)),
            new Rule("179", ContractRules::hours),
            new Rule("142", ContractRules::apprenticesPlanGiven),
            new Rule("060", ContractRules::apprenticesPlans),
            new Rule("128", ContractRules::miniJobOnlyForWork),
            new Rule("113", ContractRules::miniJobWithoutInsurance),
            new Rule("123", ContractRules::insuranceGiven));

    private ContractRules() {}

    private static List<Finding> term(RuleContext draft) {
        Offer offer = draft.offer();
        boolean length = !offer.values(Extensions.TERM_LENGTH).isEmpty();
        boolean date = !offer.values(Extensions.TERM_DATE).isEmpty();
        if (offer.contract().equals(Optional.of(LIMITED))) {
            if (length && date) {
                return List.of(brokenAs("032", "ba.032.both", Extensions.TERM_LENGTH)
                        .fix(RuleFindings.without(Extensions.TERM_LENGTH))
                        .build());
            }
            return when(!length && !date, () -> broken("032", Extensions.TERM_DATE));
        }
        List<Finding> findings = new ArrayList<>();
        for (String extension : TERM) {
            // The rule is about contracts that are said to be permanent; an apprentice may be taken over without one.
            boolean takeOver =
                    extension.equals(Extensions.TAKE_OVER) && offer.contract().isEmpty();
            boolean silent = takeOver || offer.values(extension).isEmpty() || offer.is(Offer.SELF_EMPLOYMENT);
            if (!silent) {
                findings.add(brokenAs("032", "ba.032.permanent", extension, PostingSchema.label(extension))
                        .fix(RuleFindings.without(extension))
                        .build());
            }
        }
        return findings;
    }

    private static List<Finding> termLength(RuleContext draft) {
        Optional<Integer> months = draft.offer().number(Extensions.TERM_LENGTH);
        return when(
                months.isPresent() && (months.get() < 1 || months.get() > 120),
                () -> broken("181", Extensions.TERM_LENGTH, months.orElse(0)));
    }

    private static List<Finding> hours(RuleContext draft) {
        Optional<BigDecimal> hours = draft.offer().decimal(Extensions.HOURS_PER_WEEK);
        boolean wrong = hours.isPresent()
                && (hours.get().compareTo(BigDecimal.ONE) < 0
                        || hours.get().compareTo(BigDecimal.valueOf(48)) > 0
                        || hours.get().scale() > 2);
        return when(
                wrong,
                () -> broken(
                        "179",
                        Extensions.HOURS_PER_WEEK,
                        hours.orElse(BigDecimal.ZERO).toPlainString()));
    }

    private static List<Finding> apprenticesPlanGiven(RuleContext draft) {
        return when(
                draft.offer().is(Offer.APPRENTICESHIP)
                        && draft.offer().workingPlans().isEmpty(),
                () -> broken("142", "employmentType").fix(fullTime()));
    }

    private static List<Finding> apprenticesPlans(RuleContext draft) {
        if (!draft.offer().is(Offer.APPRENTICESHIP)) {
            return RuleFindings.NOTHING;
        }
        List<Integer> wrong = draft.offer().workingPlans().stream()
                .filter(plan -> !APPRENTICE_PLANS.contains(plan))
                .toList();
        String[] rest = draft.offer().workingPlans().stream()
                .filter(APPRENTICE_PLANS::contains)
                .map(String::valueOf)
                .toArray(String[]::new);
        return when(!wrong.isEmpty(), () -> broken("060", Extensions.WORKING_PLAN, names(wrong))
                .fix(
                        rest.length == 0
                                ? fullTime()
                                : Fix.of(Texts.MESSAGES.text("fix.rest"), Extensions.WORKING_PLAN, rest)));
    }

    private static Fix fullTime() {
        return RuleFindings.set(Extensions.WORKING_PLAN, PostingSchema.label(Extensions.WORKING_PLAN, "1"), "1");
    }

    private static LocalizedText names(List<Integer> plans) {
        List<LocalizedText> labels = plans.stream()
                .map(plan -> PostingSchema.label(Extensions.WORKING_PLAN, String.valueOf(plan)))
                .toList();
        return labels.isEmpty()
                ? LocalizedText.same("–")
                : LocalizedText.of(
                        String.join(
                                ", ", labels.stream().map(LocalizedText::german).toList()),
                        String.join(
                                ", ",
                                labels.stream().map(LocalizedText::english).toList()));
    }

    /** That it is none may be said of every kind of offer. */
    private static List<Finding> miniJobOnlyForWork(RuleContext draft) {
        boolean work = draft.offer().is(Offer.JOB, Offer.SKILLED, Offer.EXECUTIVE, Offer.HELPER);
        return draft.offer().yes(Extensions.MINI_JOB) && !work
                ? List.of(RuleFindings.misplaced("128", draft.offer(), Extensions.MINI_JOB))
                : RuleFindings.NOTHING;
    }

    private static List<Finding> miniJobWithoutInsurance(RuleContext draft) {
        boolean both = draft.offer().yes(Extensions.MINI_JOB) && draft.offer().socialInsurance();
        return when(both, () -> broken("113", Extensions.SOCIAL_INSURANCE)
                .fix(RuleFindings.without(Extensions.SOCIAL_INSURANCE)));
    }

    /** For apprenticeships only where school is the place of training (groups 1210 and 1220). */
    private static List<Finding> insuranceGiven(RuleContext draft) {
        JobPositionInformationType job = draft.record().getJobPositionInformation();
        boolean school = draft.sources()
                .catalogue()
                .occupation(job.getJobPositionTitle().getTitleCode())
                .map(Occupation::groups)
                .filter(groups -> groups.contains("1210") || groups.contains("1220"))
                .isPresent();
        boolean mandatory = !draft.offer().is(Offer.SELF_EMPLOYMENT, Offer.APPRENTICESHIP)
                || (draft.offer().is(Offer.APPRENTICESHIP) && school);
        return when(mandatory && job.getSocialInsurance() == null, () -> broken("123", Extensions.SOCIAL_INSURANCE));
    }
}
