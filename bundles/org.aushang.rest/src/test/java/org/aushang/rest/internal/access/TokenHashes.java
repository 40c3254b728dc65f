package org.aushang.rest.internal.access;

/** What a configuration has in place of a token. */
public final class TokenHashes {

    private TokenHashes() {}

    public static String of(String secret) {
        return AccessTokens.sha256(secret);
    }
}
