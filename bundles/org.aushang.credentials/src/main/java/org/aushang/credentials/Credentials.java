package org.aushang.credentials;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Opens certificates with their PINs. A service; thread-safe. */
@ProviderType
public interface Credentials {

    /**
     * A credential of these two slots, which resolves and opens certificate and PIN when it is used. Reads nothing yet and does not fail.
     *
     * @param next the one that takes over by itself; {@link Entry#NONE} if there is none yet
     */
    Credential credential(Entry current, Entry next);

    /**
     * Inspects a file before it is stored. Stores nothing.
     *
     * @param file as it came from the board
     * @param now the moment at which it must be valid
     */
    Inspection inspect(byte[] file, String pin, Instant now);
}
