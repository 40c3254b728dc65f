package org.aushang.api.connector;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;
import org.aushang.api.model.SecretRef;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Encrypted store of secrets, so that a configuration holds references only. A service where the host has one; thread-safe.
 * Connectors read through {@link WorkContext#secret}.
 */
@ProviderType
public interface SecretStore {

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
