package org.aushang.credentials;

import java.io.IOException;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps secrets encrypted on disk, so that a configuration needs to hold only a reference. Encrypted with AES-256 in Galois
 * counter mode; the key is in the environment or in a file that only its owner can read. A service; safe for all
 * threads.
 */
@ProviderType
public interface SecretStore {

    /**
     * Keeps a secret under a name, in place of what was there.
     *
     * @param name 1 to 100 letters, digits, dots, hyphens and underscores
     * @param secret a certificate's bytes, or a PIN in UTF-8
     * @return what to write into a configuration in its place, {@code store:} and the name
     * @throws IllegalArgumentException if the name is none
     * @throws IOException if the key or the directory cannot be used; nothing was changed then
     */
    String keep(String name, byte[] secret) throws IOException;

    /**
     * The names of all secrets, sorted; empty if none was ever kept.
     *
     * @throws IOException if the directory cannot be read
     */
    SortedSet<String> names() throws IOException;

    /**
     * Forgets a secret.
     *
     * @return whether there was one
     * @throws IOException if it cannot be removed
     */
    boolean forget(String name) throws IOException;
}
