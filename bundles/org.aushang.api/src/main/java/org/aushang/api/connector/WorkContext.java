package org.aushang.api.connector;

import java.time.Clock;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** What a connector may need while it works and must not own. */
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
}
