package org.aushang.hrbaxml.internal;

import java.util.Arrays;
import java.util.function.Consumer;
import org.aushang.hrbaxml.internal.ElementTable.Element;
import org.jspecify.annotations.Nullable;

/** Checks a stream of elements against a table, for one thread. Goes on after a violation as well as it can. */
public final class SequenceCheck {

    private final Element root;
    private final Consumer<String> violations;
    private @Nullable Element[] open = new @Nullable Element[16];
    /** Of each open element, which of its children stood last, and how often by now. */
    private int[] position = new int[16];

    private int[] count = new int[16];
    private int depth;

    public SequenceCheck(ElementTable table, Consumer<String> violations) {
        this.root = table.root();
        this.violations = violations;
    }

    public void enter(String name) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            position = Arrays.copyOf(position, depth * 2);
            count = Arrays.copyOf(count, depth * 2);
        }
        open[depth] = depth == 0 ? root(name) : child(depth - 1, name);
        position[depth] = 0;
        count[depth] = 0;
        depth++;
    }

    private @Nullable Element root(String name) {
        if (name.equals(root.name)) {
            return root;
        }
        violations.accept("the document is no " + root.name);
        return null;
    }

    private @Nullable Element child(int parent, String name) {
        Element owner = open[parent];
        if (owner == null) {
            return null;
        }
        Element[] children = owner.children();
        if (children == null) {
            if (owner.text() != null) {
                violations.accept(owner.name + " has a text and no elements");
            }
            return null;
        }
        int at = position[parent];
        while (at < children.length && !name.equals(children[at].name)) {
            at++;
        }
        if (at == children.length) {
            violations.accept(name + " is not allowed here");
            return null;
        }
        if (at != position[parent]) {
            missing(children, parent, at);
            position[parent] = at;
            count[parent] = 0;
        }
        if (++count[parent] > children[at].max) {
            violations.accept(name + " is there more than " + children[at].max + " times");
        }
        return children[at];
    }

    /** Reports the first child before another that should be there and is not. */
    private void missing(Element[] children, int parent, int before) {
        for (int i = position[parent]; i < before; i++) {
            int there = i == position[parent] ? count[parent] : 0;
            if (there < children[i].min) {
                violations.accept(children[i].name + " is missing");
                return;
            }
        }
    }

    public void text(String text) {
        Element element = open[depth - 1];
        SimpleType type = element == null ? null : element.text();
        if (type != null) {
            String violation = type.violation(text);
            if (violation != null) {
                violations.accept(violation);
            }
        } else if (element != null && element.children() != null && !text.isBlank()) {
            violations.accept(element.name + " has elements and no text");
        }
    }

    public void leave() {
        depth--;
        Element element = open[depth];
        Element[] children = element == null ? null : element.children();
        if (children != null) {
            missing(children, depth, children.length);
        }
    }
}
