package org.aushang.connector.arbeitsagentur.internal.report;

import java.util.Map;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.hrbaxml.ErrorLog.Message;

/** What a message of the BA means for people: who must act and how (docs/hr-ba-xml.md#reactions). */
final class ReportedRuleFindings {

    private record Who(Actor actor, Remedy remedy, Severity severity) {}

    private static final Who RECRUITER = new Who(Actor.RECRUITER, Remedy.EDIT_JOB, Severity.ERROR);
    private static final Who CONTRACT = new Who(Actor.ADMIN, Remedy.CONTACT_BOARD, Severity.ERROR);
    private static final Who SETTINGS = new Who(Actor.ADMIN, Remedy.EDIT_SETTINGS, Severity.ERROR);
    private static final Who OURS = new Who(Actor.OPERATOR, Remedy.FIX_PLATFORM, Severity.ERROR);
    private static final Who STAFF = new Who(Actor.RECRUITER, Remedy.CONTACT_BOARD, Severity.ERROR);
    private static final Who HEALED = new Who(Actor.NOBODY, Remedy.NONE, Severity.INFO);

    private static final Map<String, Who> BY_RULE = Map.ofEntries(
            Map.entry("XML_Structure", OURS),
            Map.entry("JCValid_090", OURS),
            Map.entry("DataStore_110", HEALED),
            Map.entry("DataStore_120", STAFF),
            Map.entry("DataStore_130", HEALED),
            Map.entry("JCValid_139", HEALED),
            Map.entry("JCValid_037", CONTRACT),
            Map.entry("JCValid_049", CONTRACT),
            Map.entry("JCValid_062", STAFF),
            Map.entry("JCValid_066", CONTRACT),
            Map.entry("JCValid_085", SETTINGS),
            Map.entry("JCValid_086", SETTINGS),
            Map.entry("JCValid_087", SETTINGS),
            Map.entry("JCValid_107", STAFF),
            Map.entry("JCValid_168", CONTRACT),
            Map.entry("JCValid_186", SETTINGS),
            Map.entry("JCValid_187", SETTINGS),
            Map.entry("JCValid_188", SETTINGS));

    /** About the employer's master data and contracts: whatever else were sent would be refused for them too. */
    static final Set<String> ACCOUNT =
            Set.of("JCValid_066", "JCValid_168", "JCValid_186", "JCValid_187", "JCValid_188");

    private ReportedRuleFindings() {}

    /** Rules without a text of their own get a general one; the BA's own words always stand beside ours. */
    static Finding of(Message message) {
        String rule = message.rule();
        Who who = BY_RULE.getOrDefault(rule, RECRUITER);
        String number = rule.startsWith("JCValid_") ? rule.substring("JCValid_".length()) : rule;
        String key = "refused." + number;
        String code = "ba." + (number.matches("[\\w-]+") ? number : "unknown");
        Finding said = Texts.said(
                code,
                Texts.MESSAGES.has(key) ? key : "refused.other",
                who.actor(),
                who.remedy(),
                who.severity(),
                message.text(),
                number,
                message.text());
        return ACCOUNT.contains(rule) ? said.toBuilder().target("channel").build() : said;
    }
}
