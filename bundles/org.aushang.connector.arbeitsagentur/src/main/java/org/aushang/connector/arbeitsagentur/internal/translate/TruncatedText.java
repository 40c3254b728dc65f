package org.aushang.connector.arbeitsagentur.internal.translate;

/**
 * A text truncated to a maximum length.
 *
 * @param text at most as long as asked for
 * @param lost how many characters had to go; 0 if it fits as it was
 */
public record TruncatedText(String text, int lost) {

    /**
     * Cuts at the end of a line if there is one in the last fifth, else at the end of a word, and never inside a list item.
     * Only a single word that is too long by itself is cut inside.
     *
     * @param most in characters, a line break counting as two (docs/hr-ba-xml.md#lengths: the safest reading)
     */
    public static TruncatedText to(int most, String text) {
        if (length(text) <= most) {
            return new TruncatedText(text, 0);
        }
        int end = 0;
        int count = 0;
        int word = 0;
        int line = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            int size = codePoint == '\n' ? 2 : Character.charCount(codePoint);
            if (count + size > most) {
                break;
            }
            if (Character.isWhitespace(codePoint)) {
                word = end;
                line = codePoint == '\n' ? end : line;
            }
            count += size;
            end += Character.charCount(codePoint);
        }
        if (end < text.length() && Character.isWhitespace(text.codePointAt(end))) {
            word = end;
        }
        int cut = line > end * 4 / 5 ? line : word > 0 ? word : end;
        cut = beforeListItem(text, cut);
        String kept = text.substring(0, cut).stripTrailing();
        return new TruncatedText(kept, text.length() - kept.length());
    }

    /** Half a list item is none: what would end inside one ends before it, unless nothing would be left. */
    private static int beforeListItem(String text, int cut) {
        int start = text.lastIndexOf('\n', cut - 1) + 1;
        boolean whole = cut == text.length() || text.charAt(cut) == '\n';
        return !whole && text.startsWith("- ", start) && start > 0 ? start : cut;
    }

    private static int length(String text) {
        return text.length() + (int) text.chars().filter(c -> c == '\n').count();
    }
}
