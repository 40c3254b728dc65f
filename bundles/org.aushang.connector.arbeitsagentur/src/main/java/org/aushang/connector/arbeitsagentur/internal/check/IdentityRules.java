package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.when;

import java.util.List;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.connector.arbeitsagentur.internal.translate.Contacts;

/** Rules about the numbers of partner, employer and posting. What breaks these is in the channel's settings, or our mistake. */
final class IdentityRules {

    static final List<Rule> ALL = List.of(
            new Rule("188", IdentityRules::supplier),
            new Rule("085", IdentityRules::middleOfReference),
            new Rule("086", IdentityRules::beginningOfReference),
            new Rule("087", IdentityRules::endOfReference),
            new Rule("066", IdentityRules::employerGiven),
            new Rule("186", IdentityRules::sameEmployer));

    private IdentityRules() {}

    private static Finding.Builder ours(String rule, String target, String value) {
        return Texts.rule(rule, "refused." + rule, target, value)
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS);
    }

    private static List<Finding> supplier(RuleContext draft) {
        String written = draft.record().getPostDetail().getSupplierId();
        return when(!draft.partner().supplierId().equals(written), () -> ours("188", "channel.supplierId", written));
    }

    private static String reference(RuleContext draft) {
        return draft.record().getJobPositionPostingId();
    }

    private static List<Finding> middleOfReference(RuleContext draft) {
        String reference = reference(draft);
        int first = reference.indexOf('-');
        int last = reference.lastIndexOf('-');
        return when(
                last - first < 2 || reference.length() > 27,
                () -> ours("085", "channel.allianzpartnernummer", reference));
    }

    private static List<Finding> beginningOfReference(RuleContext draft) {
        String number = draft.partner().allianzpartnernummer();
        return when(
                !reference(draft).startsWith(number + "-") || number.isEmpty(),
                () -> ours("086", "channel.allianzpartnernummer", reference(draft)));
    }

    private static List<Finding> endOfReference(RuleContext draft) {
        return when(
                !reference(draft).endsWith("-S"), () -> ours("087", "channel.allianzpartnernummer", reference(draft)));
    }

    /** Whether the employer is a supervised one is for the BA to say, or the admin: then the channel waits as a whole. */
    private static List<Finding> employerGiven(RuleContext draft) {
        boolean missing = draft.partner().isEmployer()
                && Contacts.employer(draft.offer(), draft.partner()).isEmpty();
        return when(missing, () -> Texts.rule("066", "channel.kundennummer.missing", "channel.kundennummer")
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS));
    }

    /** Only a new reference can be another employer's: withdraw, then advertise anew. */
    private static List<Finding> sameEmployer(RuleContext draft) {
        Optional<String> before = draft.online().flatMap(offer -> Contacts.employer(offer, draft.partner()));
        Optional<String> now = Contacts.employer(draft.offer(), draft.partner());
        return when(
                draft.online().isPresent() && !before.equals(now),
                () -> Texts.rule("186", "ba.186", Extensions.HIRING_ORG_ID, before.orElse("–"), now.orElse("–")));
    }
}
