package org.aushang.credentials;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Certificates and PINs of one channel in keeping. Its {@code toString} tells nothing about them. What lies in a file or in
 * the encrypted store is read anew at each call, so that a replaced one counts at once. Safe for all threads.
 */
@ProviderType
public interface Credential {

    /**
     * How the certificates are.
     *
     * @param now the moment at which they must be valid
     * @return the slots that are filled; {@link Slot#CURRENT} always
     */
    NavigableMap<Slot, Inspection> inspect(Instant now);

    /**
     * Opens those that can be used, the better one first: the one that is valid longer.
     *
     * @param now the moment at which they must be valid
     */
    List<ClientIdentity> identities(Instant now);
}
