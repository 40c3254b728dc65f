package org.aushang.connector.arbeitsagentur.internal.report;

import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.hrbaxml.ErrorLog.Message;

/** Translates a message of the BA's report into a finding of the catalogue (docs/hr-ba-xml.md#reactions). Pure. */
final class ReportedRuleFindings {

    /** About the employer's master data and contracts: any other posting would be refused for them too. */
    static final Set<String> ACCOUNT =
            Set.of("JCValid_066", "JCValid_168", "JCValid_186", "JCValid_187", "JCValid_188");

    private ReportedRuleFindings() {}

    /** Rules without a text of their own get a general one; the BA's own words always stand beside ours. */
    static Finding of(Message message) {
        String rule = message.rule();
        String number = rule.startsWith("JCValid_") ? rule.substring("JCValid_".length()) : rule;
        String key = "refused." + number;
        String code = "ba." + (number.matches("[\\w-]+") ? number : "unknown");
        return Texts.MESSAGES
                .findingAs(code, Texts.MESSAGES.has(key) ? key : "refused.other", number, message.text())
                .raw(message.text())
                .build();
    }
}
