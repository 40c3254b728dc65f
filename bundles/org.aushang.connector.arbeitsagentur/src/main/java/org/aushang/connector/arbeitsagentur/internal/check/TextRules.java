package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.broken;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.when;

import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.connector.arbeitsagentur.internal.language.Lint;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;

/** Rules about title and description. */
final class TextRules {

    private static final int SHORTEST = 30;

    static final List<Rule> ALL = List.of(
            new Rule("166", TextRules::longEnough),
            new Rule("090", TextRules::notEmpty),
            new Rule("ValidFlam_001", draft -> Lint.findings(draft.posting())));

    private TextRules() {}

    private static List<Finding> longEnough(RuleContext draft) {
        int length = draft.record()
                .getJobPositionInformation()
                .getObjective()
                .strip()
                .length();
        return when(length < SHORTEST, () -> broken("166", "description", length, SHORTEST));
    }

    /** A file is never without records; a record never without a reference. */
    private static List<Finding> notEmpty(RuleContext draft) {
        return when(
                draft.record().getJobPositionPostingId().isBlank(),
                () -> Texts.rule("090", "refused.090", "").actor(Actor.OPERATOR).remedy(Remedy.FIX_PLATFORM));
    }
}
