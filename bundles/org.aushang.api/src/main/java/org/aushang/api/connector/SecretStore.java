package org.aushang.api.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import org.aushang.api.model.SecretRef;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Encrypted store of secrets, so that a configuration holds references only. A service where the host has one; thread-safe.
 * Connectors read through {@link WorkContext#secret}.
 */
@ProviderType
public interface SecretStore {

    /**
     * What a setting of a secret says: the text itself, or, where it is a reference ({@code store:name}), what lies in the store.
     *
     * @param configured as it stands in the configuration
     * @param store null: the host has none
     * @return empty if it is a reference and cannot be read; the store's own log has the cause
     * @since 1.1
     */
    static Optional<String> resolve(String configured, @Nullable SecretStore store) {
        Optional<SecretRef> reference = SecretRef.parse(configured);
        if (reference.isEmpty()) {
            return Optional.of(configured);
        }
        try {
            return store == null
                    ? Optional.empty()
                    : store.read(reference.get()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Stores a secret under a name, in place of the previous one.
     *
     * @param content a certificate's bytes, or a PIN in UTF-8; the array stays the caller's
     * @throws IOException if the key or the directory cannot be used; then nothing has changed
     */
    SecretRef store(String name, byte[] content) throws IOException;

    /**
     * Reads a secret; the array belongs to the caller.
     *
     * @return empty if there is none of this name
     * @throws IOException if the key cannot be used, or does not decrypt it; the message holds no secret
     */
    Optional<byte[]> read(SecretRef secret) throws IOException;

    /**
     * All secrets by name.
     *
     * @throws IOException if the directory cannot be read
     */
    SortedSet<SecretRef> list() throws IOException;

    /**
     * Deletes a secret.
     *
     * @return whether there was one
     * @throws IOException if it cannot be deleted
     */
    boolean delete(SecretRef secret) throws IOException;
}
