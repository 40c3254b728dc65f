package org.aushang.connector.arbeitsagentur.internal.extension;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aushang.connector.arbeitsagentur.internal.memo.Recent;

/** Validator of web addresses (rule 108): what can be written as one, is. */
public final class WebAddress {

    /** What is longer is no address, and patterns would take their time over it. */
    private static final int LONGEST = 2000;

    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^\\s/?#:@]+)(:\\d{1,5})?([/?#]\\S*)?");

    /** Of a host's name in ASCII: at least two labels, and the last is not a number. */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    /** Besides letters and digits, all that may stand behind the host as it is (RFC 3986). */
    private static final String PLAIN = "-._~:/?#@!$&'()*+,;=";

    private static final Recent<String, Optional<String>> WRITTEN = new Recent<>(500);

    private WebAddress() {}

    /** As it is written: the host in ASCII, everything else escaped where it has to be; empty if it is no web address. */
    public static Optional<String> written(String text) {
        return WRITTEN.of(text, WebAddress::write);
    }

    private static Optional<String> write(String text) {
        String bare = text.strip();
        Matcher parts = PARTS.matcher(bare);
        if (bare.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        String host;
        try {
            host = IDN.toASCII(parts.group(2), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (!HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        String port = parts.group(3) == null ? "" : parts.group(3);
        String rest = parts.group(4) == null ? "" : escaped(parts.group(4));
        return Optional.of(parts.group(1).toLowerCase(Locale.ROOT) + "://" + host + port + rest);
    }

    private static String escaped(String rest) {
        StringBuilder out = new StringBuilder();
        boolean fragment = false;
        for (int i = 0; i < rest.length(); ) {
            int c = rest.codePointAt(i);
            boolean escape = c == '%' && rest.substring(i + 1).matches("(?s)[0-9A-Fa-f]{2}.*");
            boolean second = c == '#' && fragment;
            fragment |= c == '#';
            if (escape || (!second && (isAlphanumeric(c) || PLAIN.indexOf(c) >= 0))) {
                out.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append(String.format(Locale.ROOT, "%%%02X", b));
                }
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
