package org.aushang.hrbaxml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aushang.hrbaxml.internal.ElementWriter;
import org.codehaus.stax2.validation.ValidationProblemHandler;
import org.codehaus.stax2.validation.XMLValidationProblem;

/** Tracks the writer's position, which the validator's messages lack, and the first violation of each record. */
final class ValidationTracker implements ElementWriter.Trail, ValidationProblemHandler {

    private static final int MOST = 100;
    /** Root, Data and the record itself are no part of a path. */
    private static final int ABOVE = 3;

    private final List<Violation> violations = new ArrayList<>();
    private String[] path = new String[16];
    private int depth;
    private String text = "";
    private String reference = "";
    private boolean reported;

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
    }

    @Override
    public void write(String value) {
        text = value;
    }

    @Override
    public void leave() {
        depth--;
        text = "";
    }

    @Override
    public void reportProblem(XMLValidationProblem problem) {
        if (reported || violations.size() == MOST) {
            return;
        }
        reported = true;
        int from = reference.isEmpty() || depth < ABOVE ? 0 : ABOVE;
        String where = String.join("/", Arrays.asList(path).subList(from, depth));
        violations.add(new Violation(reference, where, text, String.valueOf(problem.getMessage())));
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
