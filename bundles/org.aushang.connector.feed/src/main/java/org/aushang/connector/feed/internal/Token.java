package org.aushang.connector.feed.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.model.SecretRef;
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
        Optional<SecretRef> reference = SecretRef.parse(configured);
        if (reference.isEmpty()) {
            return new Token(configured, true);
        }
        Optional<byte[]> stored = Optional.empty();
        try {
            stored = secrets == null ? Optional.empty() : secrets.read(reference.get());
        } catch (IOException e) {
            // The channel says that its token cannot be read; the store's own log has the cause.
        }
        return stored.map(bytes -> new Token(new String(bytes, StandardCharsets.UTF_8), true))
                .orElseGet(() -> new Token(UUID.randomUUID().toString(), false));
    }

    String value() {
        return value;
    }

    boolean isReadable() {
        return readable;
    }
}
