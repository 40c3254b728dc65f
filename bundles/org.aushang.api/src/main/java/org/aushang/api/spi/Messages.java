package org.aushang.api.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;

/**
 * The texts of one bundle: {@code <name>_de.properties} and {@code <name>_en.properties} in UTF-8 beside a class, with
 * {@link MessageFormat} patterns. A finding {@code x} has two texts, {@code x} (what is true now) and {@code x.next}
 * (one next step).
 *
 * <p>Immutable and safe for all threads.
 */
public final class Messages {

    private final Properties german;
    private final Properties english;

    private Messages(Properties german, Properties english) {
        this.german = german;
        this.english = english;
    }

    /**
     * @param beside a class in the package where the two files lie
     * @throws IllegalStateException if a file is missing, or the two do not have the same keys
     */
    public static Messages load(Class<?> beside, String name) {
        Properties german = read(beside, name + "_de.properties");
        Properties english = read(beside, name + "_en.properties");
        if (!german.keySet().equals(english.keySet())) {
            Set<Object> lonely = new TreeSet<>(german.keySet());
            lonely.addAll(english.keySet());
            lonely.removeIf(key -> german.containsKey(key) && english.containsKey(key));
            throw new IllegalStateException("only one language has " + lonely);
        }
        return new Messages(german, english);
    }

    private static Properties read(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file + " beside " + beside.getName());
            }
            Properties texts = new Properties();
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
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

    /** @throws IllegalArgumentException if there is no such text */
    public LocalizedText text(String key, Object... arguments) {
        return new LocalizedText(
                format(german, key, Locale.GERMAN, arguments), format(english, key, Locale.ENGLISH, arguments));
    }

    /** A finding with its two texts in both languages and its key and arguments; the rest is for the caller to add. */
    public Finding.Builder finding(String code, Object... arguments) {
        List<String> kept = Arrays.stream(arguments).map(String::valueOf).toList();
        return Finding.builder(code, text(code, arguments), text(code + ".next", arguments))
                .message(code, kept);
    }

    private static String format(Properties texts, String key, Locale locale, Object... arguments) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
