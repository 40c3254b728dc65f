package org.aushang.connector.arbeitsagentur.internal.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Words of a German text without their endings: Lucene's tokenizer, its normalization of umlauts, its light stemmer, and
 * the feminine ending taken away before. Stop words stay, because phrases need them. Safe for all threads.
 */
final class GermanWords {

    private static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream stems = new GermanLightStemFilter(
                    new FeminineFilter(new GermanNormalizationFilter(new LowerCaseFilter(words))));
            return new TokenStreamComponents(words, stems);
        }
    };

    /**
     * One word.
     *
     * @param stem as phrases know it
     * @param start where it begins in the text
     * @param end behind its last character
     * @param sentence counts up with full stops, question marks, exclamation marks and line breaks
     */
    record Word(String stem, int start, int end, int sentence) {}

    private GermanWords() {}

    static List<Word> of(String text) {
        List<Word> found = new ArrayList<>();
        try (TokenStream stream = ANALYZER.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            int sentence = 0;
            int before = 0;
            while (stream.incrementToken()) {
                if (endsSentence(text, before, offset.startOffset())) {
                    sentence++;
                }
                found.add(new Word(term.toString(), offset.startOffset(), offset.endOffset(), sentence));
                before = offset.endOffset();
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        return found;
    }

    private static boolean endsSentence(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ';') {
                return true;
            }
        }
        return false;
    }
}
