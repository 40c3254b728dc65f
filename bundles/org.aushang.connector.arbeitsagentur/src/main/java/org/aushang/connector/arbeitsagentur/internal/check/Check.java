package org.aushang.connector.arbeitsagentur.internal.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.Settings;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;

/** Everything we can know before sending: the rules one by one, then what the translation has to shorten or leave out. */
public final class Check {

    /** A posting that is only looked at has no publication yet. */
    private static final PublicationId NOBODY = new PublicationId("CHECK");

    private final Translation translation;

    public Check(Settings settings) {
        translation = new Translation(settings);
    }

    /** All findings, errors in the order of the rules, then warnings. */
    public List<Finding> findings(JobPosting posting, Clock clock) {
        LocalDate today = LocalDate.now(clock.withZone(Translation.BERLIN));
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Rule> rule : Rules.BY_NUMBER.entrySet()) {
            findings.addAll(rule.getValue().findings(posting, today));
        }
        if (findings.stream().noneMatch(Finding::isError)) {
            findings.addAll(translation.translate(NOBODY, posting, false, clock).findings());
        }
        return findings;
    }
}
