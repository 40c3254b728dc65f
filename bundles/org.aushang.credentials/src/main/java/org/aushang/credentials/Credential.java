package org.aushang.credentials;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** A certificate and a PIN in keeping. Its {@code toString} tells nothing about either. Safe for all threads. */
@ProviderType
public interface Credential {

    /**
     * Opens the certificate anew, so that a file replaced on disk counts at once.
     *
     * @param now the moment at which it must be valid
     */
    CredentialReading read(Instant now);
}
