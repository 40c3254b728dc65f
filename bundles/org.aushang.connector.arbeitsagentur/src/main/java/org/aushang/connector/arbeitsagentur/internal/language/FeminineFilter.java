package org.aushang.connector.arbeitsagentur.internal.language;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Lucene token filter that removes the feminine ending where a masculine form remains: {@code entwicklerin}, {@code floristinnen}. Lucene's
 * German stemmers leave it, so that only one of the two forms of an occupation would be found.
 */
public final class FeminineFilter extends TokenFilter {

    private static final String[] MASCULINE = {"er", "ist", "eur", "ent", "ant", "or", "at", "ekt"};
    private static final int SHORTEST = 4;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    public FeminineFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        cut("innen");
        cut("in");
        return true;
    }

    private void cut(String ending) {
        int rest = term.length() - ending.length();
        if (rest < SHORTEST || !endsWith(ending, term.length())) {
            return;
        }
        for (String masculine : MASCULINE) {
            if (endsWith(masculine, rest)) {
                term.setLength(rest);
                return;
            }
        }
    }

    private boolean endsWith(String ending, int length) {
        char[] chars = term.buffer();
        if (length < ending.length()) {
            return false;
        }
        for (int i = 0; i < ending.length(); i++) {
            if (chars[length - ending.length() + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
