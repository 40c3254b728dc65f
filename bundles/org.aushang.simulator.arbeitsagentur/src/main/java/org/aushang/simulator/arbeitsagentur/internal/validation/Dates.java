package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and moments as XML Schema allows them, which is more than ISO 8601 in Java: years before 0000 and after 9999, and
 * 24:00:00. What no calendar has is as far away as a date can be, so that the rules about dates that are too far refuse it.
 */
final class Dates {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Pattern DATE = Pattern.compile("(-?)(\\d{4,})-(\\d\\d)-(\\d\\d).*", Pattern.DOTALL);
    private static final Pattern TIME =
            Pattern.compile("T(\\d\\d:\\d\\d:\\d\\d)(\\.\\d{1,9})?\\d*(Z|[+-]\\d\\d:\\d\\d)?$");

    private Dates() {}

    /** A zone behind it says nothing about the day. */
    static LocalDate day(String date) {
        Matcher parts = DATE.matcher(date);
        if (!parts.matches()) {
            return LocalDate.MAX;
        }
        boolean before = !parts.group(1).isEmpty();
        if (parts.group(2).length() > 6) {
            return before ? LocalDate.MIN : LocalDate.MAX;
        }
        int year = Integer.parseInt(parts.group(2));
        try {
            return LocalDate.of(
                    before ? -year : year, Integer.parseInt(parts.group(3)), Integer.parseInt(parts.group(4)));
        } catch (DateTimeException e) {
            return LocalDate.MAX;
        }
    }

    /** Without a zone it is Berlin's time (docs/hr-ba-xml.md#document). */
    static Instant moment(String dateTime) {
        LocalDate day = day(dateTime);
        Matcher time = TIME.matcher(dateTime);
        if (!time.find() || day.equals(LocalDate.MAX) || day.equals(LocalDate.MIN)) {
            return day.equals(LocalDate.MIN) ? Instant.MIN : Instant.MAX;
        }
        try {
            boolean midnight = time.group(1).startsWith("24");
            LocalTime clock = midnight ? LocalTime.MIDNIGHT : LocalTime.parse(time.group(1));
            LocalDate date = midnight ? day.plusDays(1) : day;
            String zone = time.group(3);
            return zone == null
                    ? date.atTime(clock).atZone(BERLIN).toInstant()
                    : OffsetDateTime.of(date, clock, java.time.ZoneOffset.of(zone))
                            .toInstant();
        } catch (DateTimeException e) {
            return Instant.MAX;
        }
    }
}
