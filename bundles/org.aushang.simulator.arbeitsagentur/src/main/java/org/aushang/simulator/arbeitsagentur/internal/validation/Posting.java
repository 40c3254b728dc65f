package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One record of an upload, read by path. */
final class Posting {

    private final Element element;

    Posting(Element element) {
        this.element = element;
    }

    /** The text at a path of child names; empty if there is nothing. */
    String text(String path) {
        List<Element> found = all(path);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }

    /** Whether there is anything at a path. */
    boolean has(String path) {
        return !all(path).isEmpty();
    }

    /** The texts at a path of child names. */
    List<String> texts(String path) {
        return all(path).stream().map(found -> found.getTextContent().strip()).toList();
    }

    List<Element> all(String path) {
        List<Element> current = List.of(element);
        for (String name : path.split("/")) {
            List<Element> next = new ArrayList<>();
            for (Element parent : current) {
                for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
                    if (child instanceof Element found && found.getTagName().equals(name)) {
                        next.add(found);
                    }
                }
            }
            current = next;
        }
        return current;
    }

    String reference() {
        return text("JobPositionPostingId");
    }

    String allText() {
        return element.getTextContent();
    }
}
