package org.aushang.connector.jobroom.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.model.SecretRef;
import org.jspecify.annotations.Nullable;

/** The account's password, as configured or from the encrypted store. */
final class Password {

    private Password() {}

    /** Empty if it refers to the store and cannot be read there. */
    static Optional<String> read(String configured, @Nullable SecretStore secrets) {
        Optional<SecretRef> reference = SecretRef.parse(configured);
        if (reference.isEmpty()) {
            return Optional.of(configured);
        }
        try {
            return secrets == null
                    ? Optional.empty()
                    : secrets.read(reference.get()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The channel says that its password cannot be read; the store's own log has the cause.
            return Optional.empty();
        }
    }
}
