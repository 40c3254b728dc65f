package org.aushang.connector.feed.internal.serve;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.aushang.connector.feed.internal.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * EntityTag of a document, for conditional GET (RFC 9110, 13). What changes a document is the channel's
 * revision, our settings, and midnight, because a posting ends with its last day. Pure.
 *
 * @param tag for {@code ETag}, with its quotes
 * @param changed for {@code Last-Modified}, full seconds
 */
record EntityTag(String tag, Instant changed) {

    /** A date in full seconds cannot tell two changes within one apart; until that has passed it is not used for conditional requests. */
    private static final Duration BLUR = Duration.ofSeconds(2);

    /**
     * @param revision of what the document shows
     * @param since when that revision became current
     * @param form what else makes a difference: the content coding, the address by which we are asked
     */
    static EntityTag of(long revision, Instant since, Settings settings, String form, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        Instant midnight = today.atStartOfDay(settings.zone()).toInstant();
        String own = Integer.toHexString(
                Arrays.asList(settings.publisher(), settings.publicUrl(), form).hashCode());
        return new EntityTag(
                "\"" + revision + "-" + today + "-" + own + "\"", since.isAfter(midnight) ? since : midnight);
    }

    /**
     * Whether who asks has it already.
     *
     * @param ifNoneMatch the header; null if there is none
     * @param ifModifiedSince epoch milliseconds; -1 if there is none, and ignored if the entity tag is given
     */
    boolean isKnown(@Nullable String ifNoneMatch, long ifModifiedSince, Clock clock) {
        if (ifNoneMatch != null) {
            return Arrays.stream(ifNoneMatch.split(",", -1))
                    .map(each -> each.strip().replaceFirst("^W/", ""))
                    .anyMatch(each -> each.equals(tag) || each.equals("*"));
        }
        return ifModifiedSince >= changed.toEpochMilli() && changed.plus(BLUR).isBefore(clock.instant());
    }
}
