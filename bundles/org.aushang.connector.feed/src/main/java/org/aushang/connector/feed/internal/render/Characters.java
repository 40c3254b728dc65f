package org.aushang.connector.feed.internal.render;

/** Filter for characters that XML 1.0 does not allow; the JDK's writer does not look. Pure. */
final class Characters {

    private Characters() {}

    /** Without the characters that no XML document may have. */
    static String legal(String text) {
        return text.codePoints()
                .filter(Characters::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
