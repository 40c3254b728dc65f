package org.aushang.connector.arbeitsagentur.internal.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.aushang.connector.arbeitsagentur.internal.language.GermanWords.Word;

/**
 * The word list, {@code phrases.csv}: severity, reason, phrase, alternative. A phrase is found in any inflection, with
 * up to two other words between its own, within one sentence, and not where the sentence takes it back ("ist egal").
 * {@code *x} is any word that ends in x, {@code #} a number. Immutable.
 */
final class Phrases {

    static final Phrases SHIPPED = read();

    private static final int GAP = 2;
    private static final int AROUND = 4;

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    /** By the ending of their first word; a word of a text is asked for only by the lengths that there are. */
    private final Map<String, List<Phrase>> byEnding = new HashMap<>();

    private final SortedSet<Integer> endings = new TreeSet<>();
    private final Set<String> takingBack = new HashSet<>();

    /**
     * One entry.
     *
     * @param refused whether the BA really refuses it
     * @param reason why, as the message bundle calls it
     * @param words stems in order
     * @param alternative what to write instead; empty: nothing
     */
    record Phrase(boolean refused, String reason, List<String> words, String alternative) {}

    /** Where a phrase stands in a text. */
    record Hit(Phrase phrase, int start, int end) {

        /** Whether another hit says less than this one, about a part of the same words. */
        boolean covers(Hit other) {
            return start <= other.start && end >= other.end && end - start > other.end - other.start;
        }
    }

    private Phrases() {
        for (String word : List.of(
                "nicht",
                "kein",
                "keine",
                "keinen",
                "egal",
                "unerheblich",
                "unabhängig",
                "ungeachtet",
                "weder",
                "gleichgültig",
                "nebensächlich",
                "ohne",
                "statt")) {
            takingBack.add(stem(word));
        }
    }

    private static Phrases read() {
        Phrases phrases = new Phrases();
        try (InputStream in = Phrases.class.getResourceAsStream("phrases.csv");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, "phrases.csv"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("//")) {
                    phrases.add(line.split(";", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }

    private void add(String[] parts) {
        List<String> words = new ArrayList<>();
        for (String word : parts[2].strip().split("\\s+")) {
            words.add(word.equals("#") ? word : word.startsWith("*") ? "*" + stem(word.substring(1)) : stem(word));
        }
        Phrase phrase = new Phrase(parts[0].strip().equals("refused"), parts[1].strip(), words, parts[3].strip());
        if (words.get(0).startsWith("*")) {
            String ending = words.get(0).substring(1);
            byEnding.computeIfAbsent(ending, key -> new ArrayList<>()).add(phrase);
            endings.add(ending.length());
        } else {
            byFirstWord.computeIfAbsent(words.get(0), key -> new ArrayList<>()).add(phrase);
        }
    }

    private static String stem(String word) {
        return GermanWords.of(word).get(0).stem();
    }

    /** In the order of the text; overlapping phrases all count. */
    List<Hit> find(String text) {
        List<Word> words = GermanWords.of(text);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String stem = words.get(i).stem();
            for (Phrase phrase : byFirstWord.getOrDefault(stem, List.of())) {
                add(phrase, words, i, hits);
            }
            for (int length : endings.headSet(stem.length() + 1)) {
                for (Phrase phrase : byEnding.getOrDefault(stem.substring(stem.length() - length), List.of())) {
                    add(phrase, words, i, hits);
                }
            }
        }
        return hits;
    }

    private void add(Phrase phrase, List<Word> words, int first, List<Hit> hits) {
        int last = last(phrase, words, first);
        if (last >= 0 && !isTakenBack(words, first, last)) {
            hits.add(new Hit(phrase, words.get(first).start(), words.get(last).end()));
        }
    }

    /** The position of the phrase's last word; -1 if it is not all there. */
    private static int last(Phrase phrase, List<Word> words, int first) {
        int at = first;
        for (String wanted : phrase.words().subList(1, phrase.words().size())) {
            int next = at + 1;
            int end = Math.min(words.size() - 1, at + 1 + GAP);
            while (next <= end
                    && !(words.get(next).sentence() == words.get(first).sentence()
                            && fits(wanted, words.get(next).stem()))) {
                next++;
            }
            if (next > end) {
                return -1;
            }
            at = next;
        }
        return at;
    }

    private static boolean fits(String wanted, String stem) {
        if (wanted.equals("#")) {
            return Character.isDigit(stem.charAt(0));
        }
        return wanted.startsWith("*") ? stem.endsWith(wanted.substring(1)) : stem.equals(wanted);
    }

    private boolean isTakenBack(List<Word> words, int first, int last) {
        int sentence = words.get(first).sentence();
        for (int i = Math.max(0, first - AROUND); i <= Math.min(words.size() - 1, last + AROUND); i++) {
            boolean around = i < first || i > last;
            if (around
                    && words.get(i).sentence() == sentence
                    && takingBack.contains(words.get(i).stem())) {
                return true;
            }
        }
        return false;
    }
}
