package org.aushang.connector.jobroom.internal.advertisement;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Job-Room shows descriptions as Markdown, and takes everything with {@code <…>} in it for HTML, which it converts: a text that says
 * "less than 3 years" with a sign would lose half of itself. Pure.
 */
public final class Markdown {

    /** What Markdown reads as an order wherever it stands. */
    private static final Pattern ANYWHERE = Pattern.compile("([\\\\`*_\\[\\]])");

    /** What it reads as one at the beginning of a line: headings, quotes, lists that are none. */
    private static final Pattern AT_BEGINNING = Pattern.compile("(?m)^(\\s*)(#+ |>|\\+ |(\\d+)([.)]) )");

    private Markdown() {}

    /** @param text plain, paragraphs separated by an empty line, list items beginning with {@code "- "} */
    public static String of(String text) {
        String escaped = ANYWHERE.matcher(clean(text)).replaceAll("\\\\$1");
        String lines = AT_BEGINNING
                .matcher(escaped)
                .replaceAll(found -> found.group(3) == null
                        ? found.group(1) + "\\\\" + found.group(2)
                        : found.group(1) + found.group(3) + "\\\\" + found.group(4) + " ");
        return lines.replace("<", "&lt;");
    }

    /** Without characters that no reader shows and JSON cannot carry: controls, and halves of pairs. */
    public static String clean(String text) {
        return text.codePoints()
                .filter(sign -> sign == '\n' || sign == '\t' || !isUnfit(sign))
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
    }

    private static boolean isUnfit(int sign) {
        int type = Character.getType(sign);
        return type == Character.CONTROL || type == Character.SURROGATE || type == Character.UNASSIGNED;
    }

    /** What two texts have in common if a reader sees no difference: no blanks, no signs of Markdown and HTML. */
    public static String comparable(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("[\\\\\\s]+", "");
    }
}
