package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.broken;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.when;

import java.util.List;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.hrbaxml.schema.CompensationType;
import org.jspecify.annotations.Nullable;

/** Rules about pay. */
final class PayRules {

    static final List<Rule> ALL = List.of(
            new Rule("170", PayRules::agreementNamed),
            new Rule("171", PayRules::agreementOnlyIfBound),
            RuleFindings.only(
                    "172",
                    List.of(Extensions.PAYSCALE_BOUND, Extensions.COLLECTIVE_AGREEMENT),
                    RuleFindings.allBut(Offer.SELF_EMPLOYMENT, Offer.INTERNSHIP)),
            new Rule("173", PayRules::confidential),
            new Rule("174", PayRules::confidentialOnlyOnce),
            new Rule("185", PayRules::figure));

    private PayRules() {}

    private static List<Finding> agreementNamed(RuleContext draft) {
        return when(
                draft.offer().yes(Extensions.PAYSCALE_BOUND)
                        && draft.offer().text(Extensions.COLLECTIVE_AGREEMENT).isEmpty(),
                () -> broken("170", Extensions.COLLECTIVE_AGREEMENT));
    }

    private static List<Finding> agreementOnlyIfBound(RuleContext draft) {
        return when(
                !draft.offer().yes(Extensions.PAYSCALE_BOUND)
                        && draft.offer().text(Extensions.COLLECTIVE_AGREEMENT).isPresent(),
                () -> broken("171", Extensions.COLLECTIVE_AGREEMENT)
                        .fix(RuleFindings.set(
                                Extensions.PAYSCALE_BOUND, PostingSchema.label(Extensions.PAYSCALE_BOUND), "true")));
    }

    private static List<Finding> confidential(RuleContext draft) {
        boolean may = draft.offer().is(Offer.JOB, Offer.SKILLED, Offer.EXECUTIVE, Offer.HELPER)
                && draft.offer().yes(Extensions.SUPERVISION_DESIRED)
                && !draft.offer().yes(Extensions.PAYSCALE_BOUND);
        return when(draft.offer().text(Extensions.INTERNAL_COMPENSATION).isPresent() && !may, () -> broken(
                        "173", Extensions.INTERNAL_COMPENSATION)
                .fix(RuleFindings.without(Extensions.INTERNAL_COMPENSATION)));
    }

    /** It goes with the first sending; after that we leave it out, and say so if it was to change. */
    private static List<Finding> confidentialOnlyOnce(RuleContext draft) {
        Optional<String> now = draft.offer().text(Extensions.INTERNAL_COMPENSATION);
        Optional<String> before = draft.online().flatMap(offer -> offer.text(Extensions.INTERNAL_COMPENSATION));
        return when(draft.online().isPresent() && now.isPresent() && !now.equals(before), () -> Texts.rule(
                        "174", "ba.174", Extensions.INTERNAL_COMPENSATION)
                .severity(Severity.WARNING));
    }

    /**
     * A first sending may keep the figure confidential; a change has to show it, because rule 174 forbids the confidential one
     * there and rule 185 is held against the document.
     */
    private static List<Finding> figure(RuleContext draft) {
        CompensationType compensation = draft.record()
                .getJobPositionInformation()
                .getJobPositionDescription()
                .getCompensationDescription();
        boolean shown = compensation != null && hasDigit(compensation.getSalary());
        boolean confidential = compensation != null && hasDigit(compensation.getInternalCompensation());
        return when(
                draft.offer().yes(Extensions.SUPERVISION_DESIRED) && !shown && !confidential,
                () -> broken("185", Extensions.SALARY_TEXT));
    }

    private static boolean hasDigit(@Nullable String text) {
        return text != null && text.chars().anyMatch(Character::isDigit);
    }
}
