package org.aushang.hrbaxml.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Facets of a simple type of the schema, as XML Schema 1.0 defines them. Immutable once the schema is read. */
final class SimpleType {

    /** Built-in types that the schema uses. */
    enum Base {
        STRING,
        INTEGER,
        DECIMAL,
        DATE,
        DATE_TIME
    }

    private static final Pattern DATE =
            Pattern.compile("(-?(?:[1-9]\\d{3,}|0\\d{3}))-(\\d\\d)-(\\d\\d)(?:Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern TIME = Pattern.compile(
            "(?:([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)(?:Z|[+-]\\d\\d:\\d\\d)?");

    private final Base base;
    private final List<SimpleType> union = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final Set<String> texts = new HashSet<>();
    private final Set<BigInteger> numbers = new HashSet<>();
    private boolean collapse;
    private int minLength;
    private int maxLength = Integer.MAX_VALUE;
    private int fractionDigits = Integer.MAX_VALUE;
    private @Nullable BigDecimal min;
    private @Nullable BigDecimal max;

    SimpleType(Base base) {
        this.base = base;
        this.collapse = base != Base.STRING;
    }

    void member(SimpleType type) {
        union.add(type);
    }

    /** @throws IllegalStateException if the facet is none that is checked here */
    void facet(String name, String value) {
        switch (name) {
            case "minLength" -> minLength = Integer.parseInt(value);
            case "maxLength" -> maxLength = Integer.parseInt(value);
            case "minInclusive" -> min = new BigDecimal(value);
            case "maxInclusive" -> max = new BigDecimal(value);
            case "fractionDigits" -> fractionDigits = Integer.parseInt(value);
            case "pattern" -> patterns.add(Pattern.compile(value));
            case "enumeration" -> {
                if (base == Base.INTEGER) {
                    numbers.add(new BigInteger(value));
                } else {
                    texts.add(value);
                }
            }
            case "whiteSpace" -> collapse |= value.equals("collapse");
            default -> throw new IllegalStateException("the schema has a facet that is not checked: " + name);
        }
    }

    /** What is wrong with a text; null if nothing is. */
    @Nullable
    String violation(String text) {
        if (!union.isEmpty()) {
            return union.stream().anyMatch(member -> member.violation(text) == null)
                    ? null
                    : "is none of the values that are allowed";
        }
        String value = collapse ? collapsed(text) : text;
        return switch (base) {
            case STRING -> string(value);
            case INTEGER -> isInteger(value) ? number(new BigDecimal(unsigned(value))) : "is no whole number";
            case DECIMAL -> isDecimal(value) ? number(new BigDecimal(unsigned(value))) : "is no number";
            case DATE -> isDate(value) ? null : "is no date";
            case DATE_TIME -> isDateTime(value) ? null : "is no date with a time";
        };
    }

    private @Nullable String string(String value) {
        // Lengths count characters, of which a surrogate pair is one.
        if (value.length() > maxLength && value.codePointCount(0, value.length()) > maxLength) {
            return "is longer than " + maxLength + " characters";
        }
        if (minLength > 0 && value.codePointCount(0, value.length()) < minLength) {
            return "is shorter than " + minLength + " characters";
        }
        if (!texts.isEmpty() && !texts.contains(value)) {
            return "is none of " + texts;
        }
        for (Pattern pattern : patterns) {
            if (!pattern.matcher(value).matches()) {
                return "does not match " + pattern;
            }
        }
        return null;
    }

    private @Nullable String number(BigDecimal value) {
        if ((min != null && value.compareTo(min) < 0) || (max != null && value.compareTo(max) > 0)) {
            return "is not between " + min + " and " + max;
        }
        if (!numbers.isEmpty() && !numbers.contains(value.toBigInteger())) {
            return "is none of " + numbers;
        }
        return value.stripTrailingZeros().scale() > fractionDigits
                ? "has more than " + fractionDigits + " fraction digits"
                : null;
    }

    private static boolean isInteger(String text) {
        int from = signed(text) ? 1 : 0;
        for (int i = from; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() > from;
    }

    private static boolean isDecimal(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return isInteger(text);
        }
        String digits = text.substring(signed(text) ? 1 : 0, point) + text.substring(point + 1);
        return isInteger(digits) && !signed(digits);
    }

    private static boolean signed(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Java's numbers may begin with a plus too, but not with a point behind it or at the end. */
    private static String unsigned(String text) {
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private static boolean isDate(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches() || parts.group(1).equals("0000") || parts.group(1).equals("-0000")) {
            return false;
        }
        try {
            // Only whether the day is in its month: a year of any length has a leap year's pattern in its last digits.
            int year = Integer.parseInt(parts.group(1).substring(parts.group(1).length() - 4));
            LocalDate.of(year + 10_000, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        int t = text.indexOf('T');
        return t > 0
                && Character.isDigit(text.charAt(t - 1))
                && isDate(text.substring(0, t))
                && TIME.matcher(text.substring(t + 1)).matches();
    }

    /** Without white space at both ends, and one blank for what is between. */
    private static String collapsed(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) > ' ';
        }
        return plain ? text : text.replaceAll("[ \t\n\r]+", " ").replaceAll("^ | $", "");
    }
}
