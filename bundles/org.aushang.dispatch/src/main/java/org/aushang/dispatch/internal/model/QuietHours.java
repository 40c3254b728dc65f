package org.aushang.dispatch.internal.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours in which nothing is sent.
 *
 * @param channel for which; empty: for all
 * @param from first moment of a day
 * @param to first moment after them; before {@code from}: on the next day
 */
public record QuietHours(String channel, LocalTime from, LocalTime to, ZoneId zone) {

    private static final Pattern FORM =
            Pattern.compile("(?:([\\w.-]{1,100})\\s*=\\s*)?(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)(?:\\s+(\\S+))?");

    /**
     * @param text {@code [channel=]HH:MM-HH:MM[ zone]}; without a zone in Europe/Berlin
     * @return empty if it is written otherwise
     */
    public static Optional<QuietHours> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new QuietHours(
                    Optional.ofNullable(form.group(1)).orElse(""),
                    LocalTime.parse(form.group(2)),
                    LocalTime.parse(form.group(3)),
                    ZoneId.of(Optional.ofNullable(form.group(4)).orElse("Europe/Berlin"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** When they end, if it is in them now and they are this channel's. */
    public Optional<Instant> until(String channelId, Instant now) {
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean overnight = to.isBefore(from);
        boolean inside =
                overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!inside || !(channel.isEmpty() || channel.equals(channelId))) {
            return Optional.empty();
        }
        ZonedDateTime end = here.toLocalDate().atTime(to).atZone(zone);
        return Optional.of((end.toInstant().isAfter(now) ? end : end.plusDays(1)).toInstant());
    }
}
