package org.aushang.api.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.LocalizedText;

/**
 * The texts of one bundle: {@code <name>_de.properties} and {@code <name>_en.properties} in UTF-8 beside a class, with
 * {@link MessageFormat} patterns. A finding {@code x} has two texts, {@code x} (what is true now) and {@code x.next}
 * (one next step).
 *
 * <p>A third file, {@code <name>_findings.properties}, is optional: the catalogue of what a finding is for people, a line of
 * severity, actor, remedy and, where it is always the same, target: {@code ba.connection.tls = WARNING, OPERATOR, FIX_PLATFORM,
 * channel}. Findings that are not in it have the builder's defaults.
 *
 * <p>Immutable and safe for all threads.
 */
public final class Messages {

    private final Properties german;
    private final Properties english;
    private final Map<String, Entry> catalogue;
    /** Whether the texts are patterns; otherwise they are taken as they stand. */
    private final boolean patterns;

    /** A line of the catalogue. */
    private record Entry(Severity severity, Actor actor, Remedy remedy, String target) {

        private static Entry parse(String line) {
            String[] parts = line.strip().split("\\s*,\\s*");
            if (parts.length < 3 || parts.length > 4) {
                throw new IllegalArgumentException("not severity, actor, remedy and perhaps target: " + line);
            }
            return new Entry(
                    Severity.valueOf(parts[0]),
                    Actor.valueOf(parts[1]),
                    Remedy.valueOf(parts[2]),
                    parts.length == 4 ? parts[3] : "");
        }
    }

    private Messages(Properties german, Properties english, Properties catalogue, boolean patterns) {
        this.german = german;
        this.english = english;
        this.patterns = patterns;
        if (!german.keySet().equals(english.keySet())) {
            Set<Object> lonely = new TreeSet<>(german.keySet());
            lonely.addAll(english.keySet());
            lonely.removeIf(key -> german.containsKey(key) && english.containsKey(key));
            throw new IllegalStateException("only one language has " + lonely);
        }
        if (patterns) {
            requirePatterns(german);
            requirePatterns(english);
        }
        this.catalogue = catalogue.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(code -> code, code -> entry(code, catalogue.getProperty(code))));
    }

    private Entry entry(String code, String line) {
        if (!has(code) || !has(code + ".next")) {
            throw new IllegalStateException("a finding without its two texts: " + code);
        }
        try {
            return Entry.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("no entry of a catalogue: " + code, e);
        }
    }

    /** Here, and not when a person reads the text. */
    private static void requirePatterns(Properties texts) {
        for (String key : texts.stringPropertyNames()) {
            try {
                new MessageFormat(texts.getProperty(key));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("no pattern: " + key, e);
            }
        }
    }

    /**
     * @param beside a class in the package where the two files lie
     * @throws IllegalStateException if a file of texts is missing, the two do not have the same keys, a text is no pattern, or
     *     the catalogue has an unknown word or a finding without texts
     */
    public static Messages load(Class<?> beside, String name) {
        return new Messages(
                read(beside, name + "_de.properties", StandardCharsets.UTF_8),
                read(beside, name + "_en.properties", StandardCharsets.UTF_8),
                optional(beside, name + "_findings.properties"),
                true);
    }

    /**
     * The words of a configuration form, so that a channel's schemas explain a field as its form does: English in
     * {@code OSGI-INF/l10n/<name>.properties}, German in {@code OSGI-INF/l10n/<name>_de.properties}, both in Latin-1 as OSGi
     * wants them. They are no patterns.
     *
     * @param inside a class of the bundle
     * @throws IllegalStateException if a file is missing, or the two do not have the same keys
     */
    public static Messages form(Class<?> inside, String name) {
        String file = "/OSGI-INF/l10n/" + name;
        return new Messages(
                read(inside, file + "_de.properties", StandardCharsets.ISO_8859_1),
                read(inside, file + ".properties", StandardCharsets.ISO_8859_1),
                new Properties(),
                false);
    }

    private static Properties optional(Class<?> beside, String file) {
        return beside.getResource(file) == null ? new Properties() : read(beside, file, StandardCharsets.UTF_8);
    }

    private static Properties read(Class<?> beside, String file, Charset charset) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file + " beside " + beside.getName());
            }
            Properties texts = new Properties();
            Reader reader = new InputStreamReader(in, charset);
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a text of this name. */
    public boolean has(String key) {
        return german.containsKey(key);
    }

    /**
     * @param arguments strings, numbers, {@link LocalDate}, {@link Instant} and {@link LocalizedText} are rendered for the
     *     reader; of anything else its {@code toString}
     * @throws IllegalArgumentException if there is no such text
     */
    public LocalizedText text(String key, Object... arguments) {
        String inGerman = german.getProperty(key);
        String inEnglish = english.getProperty(key);
        if (inGerman == null || inEnglish == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        Map<Locale, String> texts = Map.of(Locale.GERMAN, inGerman, Locale.ENGLISH, inEnglish);
        return patterns
                ? LocalizedText.pattern(
                        texts, Arrays.stream(arguments).map(Messages::typed).toList())
                : LocalizedText.literal(texts);
    }

    /**
     * A finding with its two texts and what the catalogue says of it.
     *
     * @throws IllegalArgumentException if there are no such texts
     */
    public Finding.Builder finding(String code, Object... arguments) {
        return findingAs(code, code, arguments);
    }

    /**
     * The same for a finding whose code is more particular than its texts.
     *
     * @param key the name of its texts, and of its entry in the catalogue
     */
    public Finding.Builder findingAs(String code, String key, Object... arguments) {
        Finding.Builder finding = Finding.builder(code, text(key, arguments), text(key + ".next", arguments));
        Entry entry = catalogue.get(key);
        return entry == null
                ? finding
                : finding.severity(entry.severity())
                        .actor(entry.actor())
                        .remedy(entry.remedy())
                        .target(entry.target());
    }

    private static Object typed(Object argument) {
        boolean rendered = argument instanceof Integer
                || argument instanceof Long
                || argument instanceof BigDecimal
                || argument instanceof LocalDate
                || argument instanceof Instant
                || argument instanceof LocalizedText;
        return rendered ? argument : String.valueOf(argument);
    }
}
