package org.aushang.connector.arbeitsagentur.internal.occupation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.compound.DictionaryCompoundWordTokenFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.aushang.connector.arbeitsagentur.internal.language.FeminineFilter;

/**
 * Lucene analyzer for names of occupations and titles of jobs, the same for index and query. Lucene's German analysis does most; it is
 * helped where it falls short: both gendered forms become one, compounds come apart by a dictionary that is made of the
 * catalogue's own words, and initials stand in for abbreviations. Safe for all threads.
 */
final class OccupationAnalyzer {

    /** {@code (m/w/d)} and its like. */
    private static final Pattern EVERYBODY = Pattern.compile("(?iu)\\(\\s*[mwdfxi](\\s*[/|,*]\\s*[mwdfxi])+\\s*\\)");

    /** {@code Pflegefachmann/-frau}: two words. */
    private static final Pattern MAN_AND_WOMAN = Pattern.compile("(?iu)(\\p{L}*)mann/\\s?-?\\p{L}*frau");

    /** {@code Krankenpfleger/in}, {@code Entwickler:innen}, {@code Angestellte/r}, {@code EntwicklerIn}. */
    private static final Pattern BOTH =
            Pattern.compile("(?u)(?<=\\p{L})([/:*_(]-?(innen|in|r|e|n)\\)?(?!\\p{L})|(?<=\\p{Ll})In(nen)?(?!\\p{L}))");

    private static final CharArraySet STOP = new CharArraySet(
            List.of(
                    "und",
                    "oder",
                    "der",
                    "die",
                    "das",
                    "für",
                    "im",
                    "in",
                    "als",
                    "mit",
                    "zum",
                    "zur",
                    "von",
                    "den",
                    "dem",
                    "des",
                    "ein",
                    "eine",
                    "einen",
                    "wir",
                    "suchen",
                    "gesucht",
                    "vollzeit",
                    "teilzeit",
                    "ab",
                    "sofort",
                    "raum"),
            true);

    private static final int SHORTEST_PART = 4;

    private final CharArraySet parts;

    /** @param names of the catalogue, from whose words compounds are made */
    OccupationAnalyzer(Collection<String> names) {
        Set<String> words = new LinkedHashSet<>();
        try (Analyzer plain = new Words(chain -> chain)) {
            for (String name : names) {
                words.addAll(tokens(plain, name));
            }
        }
        words.removeIf(word -> word.length() < SHORTEST_PART);
        this.parts = new CharArraySet(words, false);
    }

    private interface Chain {

        TokenStream after(TokenStream stream);
    }

    /** Words, lower case, without umlauts and feminine endings; and what a chain makes of them. */
    private static final class Words extends Analyzer {

        private final Chain chain;

        private Words(Chain chain) {
            this.chain = chain;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            Reader one = new PatternReplaceCharFilter(EVERYBODY, " ", reader);
            Reader two = new PatternReplaceCharFilter(MAN_AND_WOMAN, "$1mann $1frau", one);
            return new PatternReplaceCharFilter(BOTH, "", two);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream lower = new StopFilter(new LowerCaseFilter(words), STOP);
            TokenStream plain = new FeminineFilter(new GermanNormalizationFilter(lower));
            return new TokenStreamComponents(words, chain.after(plain));
        }
    }

    /** Stems of whole words. */
    Analyzer words() {
        return new Words(GermanLightStemFilter::new);
    }

    /** Stems of whole words and of the parts of compounds. */
    Analyzer parts() {
        return new Words(stream -> new RemoveDuplicatesTokenFilter(new GermanLightStemFilter(split(stream))));
    }

    private TokenStream split(TokenStream stream) {
        return new DictionaryCompoundWordTokenFilter(stream, parts, SHORTEST_PART + 2, SHORTEST_PART, 20, true);
    }

    /** Beginnings of words, for a person who is typing. */
    Analyzer beginnings() {
        return new Words(stream -> new EdgeNGramTokenFilter(stream, 3, 12, true));
    }

    /** Words as they were typed, to be compared with beginnings. */
    Analyzer typed() {
        return new Words(stream -> new TruncateTokenFilter(stream, 12));
    }

    /** Groups of three letters, for typing errors and unforeseen word forms. */
    Analyzer trigrams() {
        return new Words(stream -> new NGramTokenFilter(stream, 3, 3, true));
    }

    /** The words as they are, for a comparison of the whole. */
    String whole(String name) {
        try (Analyzer words = words()) {
            return String.join(" ", tokens(words, name));
        }
    }

    /**
     * Under which letters people may look for it: the initials of its words, of its words and the last one's parts, and of
     * all parts; {@code mfa} for {@code Medizinische/r Fachangestellte/r}.
     */
    Set<String> initials(String name) {
        Set<String> found = new LinkedHashSet<>();
        try (Analyzer plain = new Words(chain -> chain)) {
            List<List<String>> words = new ArrayList<>();
            for (String word : tokens(plain, name)) {
                words.add(apart(word));
            }
            StringBuilder byWord = new StringBuilder();
            StringBuilder byPart = new StringBuilder();
            for (List<String> word : words) {
                byWord.append(word.get(0).charAt(0));
                word.forEach(part -> byPart.append(part.charAt(0)));
            }
            found.add(byWord.toString());
            found.add(byPart.toString());
            if (!words.isEmpty()) {
                StringBuilder byLast = new StringBuilder(byWord.substring(0, byWord.length() - 1));
                words.get(words.size() - 1).forEach(part -> byLast.append(part.charAt(0)));
                found.add(byLast.toString());
            }
        }
        found.removeIf(initials -> initials.length() < 2 || initials.length() > 6);
        return found;
    }

    /** The longest part from the right that the catalogue has as a word, and what is left of it; or the word itself. */
    private List<String> apart(String word) {
        for (int start = SHORTEST_PART; start <= word.length() - SHORTEST_PART; start++) {
            if (parts.contains(word.substring(start))) {
                List<String> found = new ArrayList<>(apart(word.substring(0, start)));
                found.add(word.substring(start));
                return found;
            }
        }
        return List.of(word);
    }

    static List<String> tokens(Analyzer analyzer, String text) {
        List<String> found = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                found.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        return found;
    }
}
