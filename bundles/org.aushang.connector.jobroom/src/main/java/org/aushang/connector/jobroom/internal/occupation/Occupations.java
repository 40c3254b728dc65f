package org.aushang.connector.jobroom.internal.occupation;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Term;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SECO's occupations, for people who type. Immutable, thread-safe. */
public final class Occupations {

    /** There is no list: every code is taken as it stands. */
    public static final Occupations NONE = new Occupations(Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(Occupations.class);

    private final Map<String, Entry> entries;

    private record Entry(Term term, List<String> words) {}

    private Occupations(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads a list.
     *
     * @param file its path; empty: there is none
     * @throws IOException if it cannot be read, or is no list of occupations
     */
    public static Occupations read(String file) throws IOException {
        if (file.isBlank()) {
            return NONE;
        }
        try {
            Map<String, Entry> entries = new LinkedHashMap<>();
            OccupationList.read(Path.of(file)).forEach((code, names) -> entries.put(code, entry(code, names)));
            LOG.info("{} occupations of Job-Room from {}", entries.size(), file);
            return new Occupations(entries);
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
    }

    private static Entry entry(String code, List<String> names) {
        String label = names.isEmpty() ? code : String.join(" / ", names);
        return new Entry(
                new Term(code, LocalizedText.of(label, label)),
                names.stream().flatMap(name -> words(name).stream()).distinct().toList());
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether the list has a code; true where there is no list. */
    public boolean knows(String code) {
        return entries.isEmpty() || entries.containsKey(code);
    }

    /** Those in whose names each of the words begins a word; the shortest name first, as it says least besides. */
    public List<Term> lookUp(String text, int limit) {
        List<String> wanted = words(text);
        return entries.values().stream()
                .filter(entry -> entry.term().code().equals(text.strip())
                        || wanted.stream()
                                .allMatch(word -> entry.words().stream().anyMatch(has -> has.startsWith(word))))
                .sorted(Comparator.comparingInt(
                        entry -> entry.term().label().german().length()))
                .limit(limit)
                .map(Entry::term)
                .toList();
    }

    /** Without accents and case, so that "ingenieur" finds "Ingénieur". */
    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
