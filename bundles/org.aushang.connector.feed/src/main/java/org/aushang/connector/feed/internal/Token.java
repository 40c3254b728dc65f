package org.aushang.connector.feed.internal;

import java.util.UUID;
import org.aushang.api.connector.SecretStore;
import org.jspecify.annotations.Nullable;

/**
 * The token that a fetching board has to present. Not a record, whose {@code toString} would show it.
 */
final class Token {

    private final String value;
    private final boolean readable;

    private Token(String value, boolean readable) {
        this.value = value;
        this.readable = readable;
    }

    /** As configured, or from the encrypted store. A reference that cannot be read grants access to nothing. */
    static Token of(String configured, @Nullable SecretStore secrets) {
        return SecretStore.resolve(configured, secrets)
                .map(text -> new Token(text, true))
                .orElseGet(() -> new Token(UUID.randomUUID().toString(), false));
    }

    String value() {
        return value;
    }

    boolean isReadable() {
        return readable;
    }
}
