package org.aushang.api.host;

import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Who may use the web console: a host registers one as a service, and its own session counts there. Without one the console has
 * a login of its own against the framework's JAAS realm.
 *
 * @since 1.1
 */
@ConsumerType
public interface ConsoleAccess {

    /**
     * Who sends this request. Called for every page, on the thread of the request; must be quick.
     *
     * @return empty if there is no session, or the session is over
     */
    Optional<ConsoleUser> user(ConsoleRequest request);

    /**
     * Where a person signs in to the host.
     *
     * @param returnTo the page that was asked for, a path on the same server
     * @return empty: the console says that access is denied
     */
    default Optional<URI> signIn(String returnTo) {
        return Optional.empty();
    }
}
