package org.aushang.connector.arbeitsagentur.internal.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.connector.arbeitsagentur.internal.translate.Translated;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.connector.arbeitsagentur.internal.translate.Translations;

/**
 * Everything we can know before sending: the form, the BA's rules one by one, and what the translation has to shorten or
 * leave out. Pure.
 */
public final class Check {

    private final Settings settings;
    private final Translations translations;

    public Check(Settings settings, Translations translations) {
        this.settings = settings;
        this.translations = translations;
    }

    /** All findings, in the order of form, rules and translation. */
    public List<Finding> findings(JobPosting posting, Optional<JobPosting> online, Sources sources, Clock clock) {
        Offer offer = new Offer(posting);
        Translated translated = translations.forCheck(posting, online.isPresent(), clock);
        RuleContext draft = new RuleContext(
                offer,
                translated.document(),
                LocalDate.now(clock.withZone(Translation.BERLIN)),
                settings.partner(),
                sources,
                online.map(Offer::new));
        List<Finding> findings = new ArrayList<>(Form.findings(offer));
        for (Rule rule : RuleBook.RULES) {
            findings.addAll(rule.findings(draft));
        }
        findings.addAll(translated.findings());
        return findings;
    }
}
