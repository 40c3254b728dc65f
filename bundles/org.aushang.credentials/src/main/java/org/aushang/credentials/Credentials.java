package org.aushang.credentials;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Takes certificates and PINs into keeping. A service; safe for all threads. */
@ProviderType
public interface Credentials {

    /**
     * Keeps them together; the caller may forget them afterwards. Nothing is read yet and nothing fails.
     *
     * @param next the one that takes over by itself; {@link Entry#NONE} if there is none yet
     */
    Credential keep(Entry current, Entry next);

    /**
     * Looks at a file before it is stored. Nothing is kept.
     *
     * @param file as it came from the board
     * @param now the moment at which it must be valid
     */
    Inspection inspect(byte[] file, String pin, Instant now);
}
