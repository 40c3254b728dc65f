package org.aushang.connector.arbeitsagentur.internal.check;

import java.util.regex.Pattern;

/** Parser of the form of a street that the BA accepts (rule 034). */
final class Street {

    private static final Pattern TWICE = Pattern.compile("\\s\\s|([^\\p{L}\\p{N}\\s])\\1");
    private static final Pattern LONELY_DOT = Pattern.compile("(^|[^\\p{L}\\p{N}])\\.");
    private static final Pattern LEADING_DIGITS = Pattern.compile("\\d+([.\\s\\-\\p{L}].*)?", Pattern.DOTALL);

    private Street() {}

    /**
     * Not empty, no ß in front, behind digits in front a dot, blank, hyphen or letter, no blank or special character twice,
     * no dot or hyphen at the end, before a dot a letter or digit, and not three times the same in front.
     */
    static boolean isAcceptable(String street) {
        if (street.isBlank() || street.startsWith("ß")) {
            return false;
        }
        boolean digits = Character.isDigit(street.charAt(0));
        boolean same =
                street.length() >= 3 && street.charAt(0) == street.charAt(1) && street.charAt(1) == street.charAt(2);
        return !(digits && !LEADING_DIGITS.matcher(street).matches())
                && !TWICE.matcher(street).find()
                && !LONELY_DOT.matcher(street).find()
                && !street.endsWith(".")
                && !street.endsWith("-")
                && !same;
    }

    /** What is surely meant: single blanks, a street written out at the end, no dash without a number behind it. */
    static String corrected(String street) {
        return street.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("([^\\p{L}\\p{N}\\s])\\1+", "$1")
                .replaceAll("(?i)(s)tr\\.$", "$1traße")
                .replaceAll("[.\\-\\s]+$", "");
    }
}
