package org.aushang.hrbaxml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aushang.hrbaxml.internal.ElementTable;
import org.aushang.hrbaxml.internal.ElementWriter;
import org.aushang.hrbaxml.internal.SequenceCheck;

/** Holds what is written against the schema, and stores the first violation of each record with its position. */
final class ValidationTracker implements ElementWriter.Trail {

    private static final int MOST = 100;
    /** Root, Data and the record itself are no part of a path. */
    private static final int ABOVE = 3;

    private final List<Violation> violations = new ArrayList<>();
    private final SequenceCheck check;
    private String[] path = new String[16];
    private int depth;
    private String text = "";
    private String reference = "";
    private boolean reported;

    ValidationTracker(SchemaRelease release) {
        check = new SequenceCheck(ElementTable.of(release), this::report);
    }

    void begin(String record) {
        reference = record;
        reported = false;
        text = "";
    }

    @Override
    public void enter(String name) {
        if (depth == path.length) {
            path = Arrays.copyOf(path, depth * 2);
        }
        path[depth++] = name;
        text = "";
        check.enter(name);
    }

    @Override
    public void write(String value) {
        text = value;
        check.text(value);
    }

    @Override
    public void leave() {
        check.leave();
        depth--;
        text = "";
    }

    private void report(String message) {
        if (reported || violations.size() == MOST) {
            return;
        }
        reported = true;
        int from = reference.isEmpty() || depth < ABOVE ? 0 : ABOVE;
        String where = String.join("/", Arrays.asList(path).subList(from, depth));
        violations.add(new Violation(reference, where, text, message));
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
