package org.aushang.rest.internal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The tokens that are configured at present. Thread-safe. */
public final class AccessTokens {

    /** So that a token that was published by mistake is found by those who scan for such. */
    private static final String PREFIX = "aushang_";

    private static final int BYTES = 32;

    private final List<AccessToken> tokens = new CopyOnWriteArrayList<>();

    public void come(AccessToken token) {
        tokens.add(token);
    }

    public void go(AccessToken token) {
        tokens.remove(token);
    }

    /**
     * The configured token of which this is the secret. A hash that is fast to compute is enough, because the secret has 256 random
     * bits; and of two hashes it does no harm to tell how much of them is equal.
     */
    public Optional<AccessToken> find(String secret) {
        String hash = sha256(secret);
        return tokens.stream().filter(token -> token.sha256().equals(hash)).findFirst();
    }

    /** A new secret, which is shown once and stored nowhere. */
    static String newSecret() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String sha256(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
