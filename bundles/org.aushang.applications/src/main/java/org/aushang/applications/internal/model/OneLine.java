package org.aushang.applications.internal.model;

/** Text from outside as one line. Pure. */
public final class OneLine {

    private OneLine() {}

    /** Without control characters, and at most so long. */
    public static String of(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}|\\p{Cf}", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= longest ? line : line.substring(0, longest).strip();
    }
}
