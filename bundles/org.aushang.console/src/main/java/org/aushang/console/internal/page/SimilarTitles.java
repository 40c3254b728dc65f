package org.aushang.console.internal.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.aushang.api.host.PublicationStatus;

/** Postings whose titles share words with a text, for a person to choose from; never a reason to file anything by itself. Pure. */
final class SimilarTitles {

    private static final int SHORTEST_WORD = 4;
    private static final int WORDS = 6;

    /** What applications are full of. */
    private static final Set<String> COMMON = Set.of(
            "bewerbung",
            "initiativbewerbung",
            "application",
            "applying",
            "stelle",
            "position",
            "referenz",
            "reference",
            "your",
            "ihre",
            "eine",
            "einen",
            "sehr",
            "guten",
            "damen",
            "herren",
            "dear",
            "with",
            "from");

    private SimilarTitles() {}

    /** Words that are worth looking for, the longest first. */
    static List<String> words(String text) {
        return all(text).stream()
                .filter(word -> word.length() >= SHORTEST_WORD && !COMMON.contains(word))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(WORDS)
                .toList();
    }

    private static Set<String> all(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those that share most, at most so many; each job of a channel once. */
    static List<PublicationStatus> best(Collection<PublicationStatus> postings, String text, int most) {
        List<String> words = words(text);
        return postings.stream()
                .collect(Collectors.toMap(PublicationStatus::ref, posting -> posting, (one, other) -> one))
                .values()
                .stream()
                .filter(posting -> shared(posting, words) > 0)
                .sorted(Comparator.comparingDouble((PublicationStatus posting) -> -share(posting, words))
                        .thenComparing(posting -> posting.ref().toString()))
                .limit(most)
                .toList();
    }

    private static long shared(PublicationStatus posting, List<String> words) {
        String title = posting.title().toLowerCase(Locale.ROOT);
        return words.stream().filter(title::contains).count();
    }

    /** Of two titles with the same words the shorter one. */
    private static double share(PublicationStatus posting, List<String> words) {
        return shared(posting, words) + 1.0 / (1 + all(posting.title()).size());
    }
}
