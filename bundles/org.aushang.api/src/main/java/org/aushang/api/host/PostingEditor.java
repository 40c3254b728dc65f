package org.aushang.api.host;

import java.net.URI;
import java.util.Optional;
import org.aushang.api.model.Fix;
import org.aushang.api.model.PublicationRef;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How the web console reaches the host's own postings: a host that registers one as a service lets people apply a suggested fix
 * with one click. Without one the console says where the posting is to be changed.
 *
 * @since 1.1
 */
@ConsumerType
public interface PostingEditor {

    /**
     * Changes the host's posting as the fix says, and publishes it again. Called on the thread of a request.
     *
     * @param user who asked for it
     * @return whether it was changed; otherwise the host has no such posting, or refuses
     * @throws IllegalArgumentException if the fix does not fit the posting; then nothing has changed
     */
    boolean apply(PublicationRef posting, Fix fix, ConsoleUser user);

    /** The page of the host on which a person changes the posting; empty: there is none. */
    default Optional<URI> page(PublicationRef posting) {
        return Optional.empty();
    }
}
