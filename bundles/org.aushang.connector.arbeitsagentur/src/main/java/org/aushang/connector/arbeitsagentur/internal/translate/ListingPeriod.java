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

    /**
     * The end of a listing.
     *
     * @param lastDay written as {@code EndDate}
     * @param renewable whether a later upload of the same posting has a later one
     */
    public record End(LocalDate lastDay, boolean renewable) {

        /** The first moment at which the posting is not shown any more; its last day ends at midnight in Berlin. */
        public Instant moment() {
            return lastDay.plusDays(1).atStartOfDay(Translation.BERLIN).toInstant();
        }
    }

    /** The day written as {@code EndDate} into an upload of today. */
    LocalDate lastDay(Offer offer, LocalDate today) {
        return end(offer, today).lastDay();
    }

    private End end(Offer offer, LocalDate today) {
        Optional<LocalDate> requested = offer.posting().validThrough();
        if (requested.isPresent()) {
            LocalDate latest = latest(today);
            return requested.get().isAfter(latest) ? new End(latest, true) : new End(requested.get(), false);
        }
        LocalDate usual = today.plusDays(Math.min(defaultDays, LONGEST_DAYS));
        return offer.day(Extensions.ASSIGNMENT_END)
                .filter(day -> !day.isBefore(today) && day.isBefore(usual))
                .map(day -> new End(day, false))
                .orElse(new End(usual, true));
    }

    /** The end of a posting that was uploaded at this moment. */
    public End end(JobPosting posting, Instant submittedAt) {
        return end(new Offer(posting), LocalDate.ofInstant(submittedAt, Translation.BERLIN));
    }
}
