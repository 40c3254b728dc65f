package org.aushang.connector.arbeitsagentur.internal.translate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;

/**
 * Period in which the BA shows a posting (docs/hr-ba-xml.md#validity). Pure.
 *
 * @param defaultDays for a posting without a last day; at least 1
 */
public record ListingPeriod(int defaultDays) {

    /** A little less than the two years of rule 082. */
    private static final int LONGEST_DAYS = 700;

    /** Rule 082: the latest day that a posting uploaded today may have. */
    static LocalDate latest(LocalDate today) {
        return today.plusYears(2);
    }

    /** The day written as {@code EndDate} into an upload of today. */
    LocalDate lastDay(Offer offer, LocalDate today) {
        Optional<LocalDate> requested = offer.posting().validThrough();
        if (requested.isPresent()) {
            return requested.get().isAfter(latest(today)) ? latest(today) : requested.get();
        }
        LocalDate usual = today.plusDays(Math.min(defaultDays, LONGEST_DAYS));
        return offer.day(Extensions.ASSIGNMENT_END)
                .filter(day -> !day.isBefore(today) && day.isBefore(usual))
                .orElse(usual);
    }

    /** The first moment at which a posting is not shown any more; its last day ends at midnight in Berlin. */
    public Instant end(JobPosting posting, Instant submittedAt) {
        LocalDate today = LocalDate.ofInstant(submittedAt, Translation.BERLIN);
        return lastDay(new Offer(posting), today)
                .plusDays(1)
                .atStartOfDay(Translation.BERLIN)
                .toInstant();
    }
}
