package org.aushang.api.connector;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What every call of a connector that may take time is given: time, deadline, cancellation, log, secrets. */
@ProviderType
public interface WorkContext {

    /** The only source of time; in UTC. */
    Clock clock();

    /** When the call must have ended. */
    Instant deadline();

    /** Whether the call should end now because the host is stopping; asked before every step that takes time. */
    boolean cancelled();

    /** One line for the operator, in English, without a secret; the core adds channel and submission. */
    void log(String line);

    /**
     * A secret of the encrypted store, for instance a password that an admin stored under this name; never to be read from
     * plain configuration, logged, or retained after the call.
     *
     * @return empty if there is none of this name, or the host has no encrypted store
     */
    Optional<byte[]> secret(String name);
}
