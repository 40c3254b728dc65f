package org.aushang.connector.arbeitsagentur.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Fix;
import org.aushang.api.model.LocalizedText;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;

/** Factory of the findings of rules. */
final class RuleFindings {

    static final List<Finding> NOTHING = List.of();

    private RuleFindings() {}

    /** The recruiter has to change something; the texts are those of the rule's number. */
    static Finding.Builder broken(String rule, String target, Object... arguments) {
        return Texts.rule(rule, "ba." + rule, target, arguments);
    }

    /** The same with texts of another name. */
    static Finding.Builder brokenAs(String rule, String key, String target, Object... arguments) {
        return Texts.rule(rule, key, target, arguments);
    }

    /** The finding is only worded if it is needed. */
    static List<Finding> when(boolean broken, Supplier<Finding.Builder> finding) {
        return broken ? List.of(finding.get().build()) : NOTHING;
    }

    /** Takes a field away. */
    static Fix without(String extension) {
        return Fix.of(Texts.MESSAGES.text("fix.without", PostingSchema.label(extension)), extension);
    }

    static Fix set(String target, LocalizedText shown, String... values) {
        return Fix.of(Texts.MESSAGES.text("fix.set", shown), target, values);
    }

    /** A rule that some fields are only for some kinds of offer. */
    static Rule only(String number, List<String> extensions, String... types) {
        return new Rule(number, draft -> {
            List<Finding> findings = new ArrayList<>();
            for (String extension : extensions) {
                if (!draft.offer().values(extension).isEmpty() && !draft.offer().is(types)) {
                    findings.add(misplaced(number, draft.offer(), extension));
                }
            }
            return findings;
        });
    }

    static Finding misplaced(String number, Offer offer, String extension) {
        return brokenAs(
                        number,
                        "ba.only",
                        extension,
                        PostingSchema.label(extension),
                        PostingSchema.label(Extensions.OFFER_TYPE, offer.type()))
                .fix(without(extension))
                .build();
    }

    static String[] allBut(String... types) {
        List<String> rest = new ArrayList<>(List.of(
                Offer.JOB,
                Offer.SELF_EMPLOYMENT,
                Offer.APPRENTICESHIP,
                Offer.INTERNSHIP,
                Offer.SKILLED,
                Offer.EXECUTIVE,
                Offer.HELPER));
        rest.removeAll(List.of(types));
        return rest.toArray(String[]::new);
    }
}
