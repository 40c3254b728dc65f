package org.aushang.schemaorg.internal;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * HTML as plain text that preserves structure: blocks are separated by an empty line, list items on lines of their own that begin
 * with {@code "- "} or their number, line breaks where they were. Text without markup passes with its own line breaks.
 */
public final class HtmlText {

    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n]");

    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^<>]*>|&(#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "table",
            "blockquote",
            "header",
            "footer",
            "dl",
            "pre");

    private HtmlText() {}

    /** Never null, never with blank ends, never with more than one empty line in a row. */
    public static String of(String written) {
        String text = MARKUP.matcher(written).find() ? render(written) : written;
        // Feeds that escape their HTML once too often: what comes out is HTML again.
        if (!text.equals(written) && MARKUP.matcher(text).find() && text.contains("</")) {
            text = render(text);
        }
        return tidy(text);
    }

    private static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        int empty = 0;
        for (String line : LINE_END.split(readable(text).replace('\u00A0', ' '), -1)) {
            String kept = line.stripTrailing();
            empty = kept.isEmpty() ? empty + 1 : 0;
            if (empty < 2) {
                tidy.append(kept).append('\n');
            }
        }
        return tidy.toString().strip();
    }

    /** Without what no reader can see and XML does not know: control characters, non-characters, halves of a pair. */
    static String readable(String text) {
        if (text.codePoints().allMatch(HtmlText::isReadable)) {
            return text;
        }
        return text.codePoints()
                .filter(HtmlText::isReadable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isReadable(int c) {
        return c == '\n'
                || c == '\r'
                || c == '\t'
                || !(Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE);
    }

    private static String render(String html) {
        Writer writer = new Writer();
        Jsoup.parseBodyFragment(html).body().traverse(writer);
        return writer.out.toString();
    }

    private static final class Writer implements NodeVisitor {

        /** Deeper lists are not indented further. */
        private static final int DEEPEST = 10;

        private final StringBuilder out = new StringBuilder();
        private int lists;
        private int items;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                append(text.getWholeText().replaceAll("\\s+", " "));
            } else if (node instanceof Element element) {
                lists += element.nameIs("ul") || element.nameIs("ol") ? 1 : 0;
                items += element.nameIs("li") ? 1 : 0;
                if (element.nameIs("br")) {
                    out.append('\n');
                } else if (element.nameIs("li")) {
                    line();
                    out.append("  ".repeat(Math.min(DEEPEST, Math.max(0, lists - 1))))
                            .append(bullet(element));
                } else if (element.nameIs("tr") || element.nameIs("dt") || element.nameIs("dd")) {
                    line();
                } else if (element.nameIs("td") || element.nameIs("th")) {
                    append(" ");
                } else if (BLOCKS.contains(element.normalName())) {
                    block();
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (BLOCKS.contains(element.normalName())) {
                    block();
                }
                lists -= element.nameIs("ul") || element.nameIs("ol") ? 1 : 0;
                items -= element.nameIs("li") ? 1 : 0;
            }
        }

        private void append(String text) {
            boolean atStart = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
            out.append(atStart ? text.stripLeading() : text);
        }

        private void line() {
            stripBlanks();
            if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                out.append('\n');
            }
        }

        /** Inside a list item a block is only a new line, or every item would drift apart. */
        private void block() {
            stripBlanks();
            String last = out.substring(Math.max(0, out.length() - 12));
            boolean bulletJustSet = last.endsWith("-") || last.matches("(?s).*\\n\\d+\\.");
            if (bulletJustSet) {
                out.append(' ');
            } else if (items > 0) {
                line();
            } else if (!out.isEmpty()) {
                line();
                out.append('\n');
            }
        }

        private void stripBlanks() {
            while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
        }

        private static String bullet(Element item) {
            Element parent = item.parent();
            if (parent != null && parent.nameIs("ol")) {
                return (item.elementSiblingIndex() + 1) + ". ";
            }
            return "- ";
        }
    }
}
