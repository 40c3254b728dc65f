package org.aushang.dispatch.internal.model;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.aushang.api.applications.ApplicationLinks;

/**
 * Makes and reads the tokens of publications: ten random characters of Crockford's base 32, which has no letters that look like
 * others, and a check character. A guessed one lets a person apply for a public job, no more.
 */
public final class ApplicationToken {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BASE = ALPHABET.length();
    private static final int RANDOM = ApplicationLinks.TOKEN_LENGTH - 1;

    private ApplicationToken() {}

    public static String random(SecureRandom random) {
        StringBuilder token = new StringBuilder(RANDOM + 1);
        for (int i = 0; i < RANDOM; i++) {
            token.append(ALPHABET.charAt(random.nextInt(BASE)));
        }
        return token.append(check(token)).toString();
    }

    /** A token as it is stored, from what a person typed or a mail program changed; empty if it is none. */
    public static Optional<String> read(String typed) {
        String token = typed.strip()
                .toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        boolean valid = token.length() == RANDOM + 1
                && token.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && token.charAt(RANDOM) == check(token);
        return valid ? Optional.of(token) : Optional.empty();
    }

    /** Odd weights: no single wrong character goes unnoticed. */
    private static char check(CharSequence token) {
        int sum = 0;
        for (int i = 0; i < RANDOM; i++) {
            sum += (2 * i + 1) * ALPHABET.indexOf(token.charAt(i));
        }
        return ALPHABET.charAt(sum % BASE);
    }
}
