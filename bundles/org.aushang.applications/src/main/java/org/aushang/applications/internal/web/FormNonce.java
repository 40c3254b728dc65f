package org.aushang.applications.internal.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.aushang.api.applications.ApplicationId;

/**
 * What makes a form ours: an id, when it was shown and for which token, signed. Nothing is kept on the server, and the same form sent
 * twice is the same application, also to another node and after a restart. Safe for all threads.
 */
final class FormNonce {

    /** Faster than any person fills in a form. */
    private static final Duration LEAST = Duration.ofSeconds(2);

    private static final Duration MOST = Duration.ofHours(24);

    private final UnaryOperator<String> signer;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    FormNonce(UnaryOperator<String> signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    String make(String token) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        String signed = HexFormat.of().formatHex(id) + "." + clock.instant().getEpochSecond();
        return signed + "." + sign(signed, token);
    }

    /** What became of a nonce. */
    enum Verdict {
        GOOD,
        /** Too fast for a person. */
        TOO_FAST,
        /** Too old, of another form, or made up. */
        STALE
    }

    Verdict check(String nonce, String token) {
        String[] parts = nonce.split("\\.");
        if (parts.length != 3
                || !MessageDigest.isEqual(
                        sign(parts[0] + "." + parts[1], token).getBytes(StandardCharsets.US_ASCII),
                        parts[2].getBytes(StandardCharsets.UTF_8))) {
            return Verdict.STALE;
        }
        Optional<Instant> shown = instant(parts[1]);
        if (shown.isEmpty() || shown.get().plus(MOST).isBefore(clock.instant())) {
            return Verdict.STALE;
        }
        return shown.get().plus(LEAST).isAfter(clock.instant()) ? Verdict.TOO_FAST : Verdict.GOOD;
    }

    private static Optional<Instant> instant(String seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of an application whose form had this nonce; only for a good one. */
    static ApplicationId application(String nonce) {
        return new ApplicationId(nonce.substring(0, 32));
    }

    private String sign(String text, String token) {
        return signer.apply(text + "/" + token);
    }
}
