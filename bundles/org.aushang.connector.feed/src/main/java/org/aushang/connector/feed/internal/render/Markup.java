package org.aushang.connector.feed.internal.render;

import java.util.List;
import org.jsoup.nodes.Element;

/** Renders structured plain text as HTML: paragraphs apart by an empty line, items begin with a hyphen. Pure. */
final class Markup {

    private Markup() {}

    /** Everything is escaped; nothing of the text becomes markup but its structure. */
    static Element of(String text) {
        Element body = new Element("div");
        for (String block : text.strip().split("\n\\s*\n")) {
            append(body, block.lines().map(String::strip).toList());
        }
        return body;
    }

    private static void append(Element body, List<String> lines) {
        Element open = new Element("none");
        for (String line : lines) {
            boolean item = line.startsWith("- ");
            String tag = item ? "ul" : "p";
            if (!open.normalName().equals(tag)) {
                open = body.appendElement(tag);
            } else if (!item) {
                open.appendElement("br");
            }
            if (item) {
                open.appendElement("li").text(line.substring(2));
            } else {
                open.appendText(line);
            }
        }
    }
}
