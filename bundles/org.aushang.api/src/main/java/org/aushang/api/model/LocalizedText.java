package org.aushang.api.model;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sentence in several languages, with typed arguments that are rendered when it is read: numbers and dates in the
 * reader's format, instants in the reader's zone.
 *
 * <p>Immutable and safe for all threads; grows by factories and accessors.
 */
public final class LocalizedText {

    private final Map<Locale, String> texts;
    private final List<Object> arguments;
    private final boolean pattern;

    private LocalizedText(Map<Locale, String> texts, List<Object> arguments, boolean pattern) {
        this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        this.arguments = List.copyOf(arguments);
        this.pattern = pattern;
        if (texts.isEmpty() || texts.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a text has at least one language, and is blank in none: " + texts);
        }
    }

    /**
     * A text as it stands, in the two languages that every text of Aushang has.
     *
     * @throws IllegalArgumentException if one of them is blank
     */
    public static LocalizedText of(String german, String english) {
        return literal(Map.of(Locale.GERMAN, german, Locale.ENGLISH, english));
    }

    /** A text that is the same in every language, for instance a name. */
    public static LocalizedText same(String text) {
        return of(text, text);
    }

    /**
     * A text as it stands, in any languages.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public static LocalizedText literal(Map<Locale, String> texts) {
        return new LocalizedText(texts, List.of(), false);
    }

    /**
     * A {@link MessageFormat} pattern for each language, and its arguments.
     *
     * @param arguments each a {@link String}, {@link Integer}, {@link Long}, {@link BigDecimal}, {@link LocalDate},
     *     {@link Instant} or {@link LocalizedText}
     * @throws IllegalArgumentException if there is no pattern, one is blank or no pattern, or an argument has another type
     */
    public static LocalizedText pattern(Map<Locale, String> patterns, List<Object> arguments) {
        arguments.forEach(LocalizedText::requireSupported);
        return new LocalizedText(patterns, arguments, true);
    }

    private static void requireSupported(Object argument) {
        boolean supported = argument instanceof String
                || argument instanceof Integer
                || argument instanceof Long
                || argument instanceof BigDecimal
                || argument instanceof LocalDate
                || argument instanceof Instant
                || argument instanceof LocalizedText;
        if (!supported) {
            throw new IllegalArgumentException(
                    "no argument of a text: " + argument.getClass().getName());
        }
    }

    /**
     * The text for a reader: in the reader's language or, where there is none, in English or the first language there is.
     *
     * @param zone in which instants are shown
     */
    public String in(Locale locale, ZoneId zone) {
        Locale language = language(locale);
        String text = Objects.requireNonNull(texts.get(language));
        if (!pattern) {
            return text;
        }
        // Formats are the reader's where the language is too: dates differ between London and Chicago.
        Locale format = language.getLanguage().equals(locale.getLanguage()) ? locale : language;
        return new MessageFormat(text, format)
                .format(arguments.stream()
                        .map(argument -> shown(argument, locale, format, zone))
                        .toArray());
    }

    /** The same in the zone of this machine. */
    public String in(Locale locale) {
        return in(locale, ZoneId.systemDefault());
    }

    private Locale language(Locale locale) {
        if (texts.containsKey(locale)) {
            return locale;
        }
        Locale language = Locale.forLanguageTag(locale.getLanguage());
        if (texts.containsKey(language)) {
            return language;
        }
        return texts.containsKey(Locale.ENGLISH)
                ? Locale.ENGLISH
                : texts.keySet().iterator().next();
    }

    private static Object shown(Object argument, Locale locale, Locale format, ZoneId zone) {
        if (argument instanceof LocalizedText text) {
            return text.in(locale, zone);
        }
        if (argument instanceof LocalDate date) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(format)
                    .format(date);
        }
        if (argument instanceof Instant instant) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .withLocale(format)
                    .withZone(zone)
                    .format(instant);
        }
        return argument;
    }

    /** {@link #in(Locale)} for German. */
    public String german() {
        return in(Locale.GERMAN);
    }

    /** {@link #in(Locale)} for English. */
    public String english() {
        return in(Locale.ENGLISH);
    }

    /** The texts by language: patterns if {@link #isPattern()}, otherwise as they stand; at least one. */
    public Map<Locale, String> texts() {
        return texts;
    }

    /** Whether the texts are {@link MessageFormat} patterns. */
    public boolean isPattern() {
        return pattern;
    }

    /** The arguments of a pattern, of the types that {@link #pattern} names; otherwise empty. */
    public List<Object> arguments() {
        return arguments;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LocalizedText that
                && texts.equals(that.texts)
                && arguments.equals(that.arguments)
                && pattern == that.pattern;
    }

    @Override
    public int hashCode() {
        return Objects.hash(texts, arguments);
    }

    /** For logs: in English, with arguments in ISO 8601. */
    @Override
    public String toString() {
        String text = Objects.requireNonNull(texts.get(language(Locale.ENGLISH)));
        return pattern
                ? new MessageFormat(text, Locale.ENGLISH)
                        .format(Arrays.stream(arguments.toArray())
                                .map(argument -> argument instanceof Number ? argument : argument.toString())
                                .toArray())
                : text;
    }
}
