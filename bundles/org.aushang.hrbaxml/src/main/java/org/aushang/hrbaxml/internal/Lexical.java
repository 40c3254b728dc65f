package org.aushang.hrbaxml.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Lexical forms of values in the document; called by generated code. */
public final class Lexical {

    /** A time without offset is the BA's own (docs/hr-ba-xml.md#document: such files are accepted). */
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private Lexical() {}

    /** A zone behind the day, which the schema allows, says nothing here. */
    public static LocalDate parseDate(String text) {
        return LocalDate.parse(text.strip().substring(0, 10));
    }

    public static @Nullable String print(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    public static OffsetDateTime parseDateTime(String text) {
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime time
                ? time
                : LocalDateTime.from(parsed).atZone(BERLIN).toOffsetDateTime();
    }

    /** Local time with its offset and without fractions: what every witness could read (docs/hr-ba-xml.md#document). */
    public static @Nullable String print(@Nullable OffsetDateTime time) {
        if (time == null) {
            return null;
        }
        String offset = time.getOffset().equals(ZoneOffset.UTC)
                ? "+00:00"
                : time.getOffset().getId();
        String clock = two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
        return time.toLocalDate() + "T" + clock + offset;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** As it stands. */
    public static String parseText(String text) {
        return text;
    }

    /** Without the characters that XML 1.0 does not know, lone surrogates included: the file would be unreadable. */
    public static @Nullable String print(@Nullable String text) {
        if (text == null || isPlain(text) || text.codePoints().allMatch(Lexical::isLegal)) {
            return text;
        }
        return text.codePoints()
                .filter(Lexical::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether it is legal without a closer look, as nearly every text is. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // One comparison for both ends: what is below a blank becomes large.
            if ((char) (c - ' ') >= 0xD800 - ' ' && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLegal(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    public static Integer parseInteger(String text) {
        return Integer.valueOf(text.strip());
    }

    public static @Nullable String print(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }
}
