package org.aushang.connector.arbeitsagentur.internal.check;

import java.time.LocalDate;
import java.util.Optional;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings.Partner;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/**
 * The input of a rule.
 *
 * @param offer the posting
 * @param record what it becomes
 * @param today by the BA's clock
 * @param partner who we are
 * @param sources what there is to check against
 * @param online what the BA has of this job now
 */
record RuleContext(
        Offer offer,
        JobPositionPostingType record,
        LocalDate today,
        Partner partner,
        Sources sources,
        Optional<Offer> online) {

    JobPosting posting() {
        return offer.posting();
    }

    /** Whether rules that need the catalogue can be evaluated. */
    boolean hasCatalogue() {
        return !sources.catalogue().occupations().isEmpty();
    }

    boolean hasCompetences() {
        return !sources.catalogue().competences().isEmpty();
    }
}
