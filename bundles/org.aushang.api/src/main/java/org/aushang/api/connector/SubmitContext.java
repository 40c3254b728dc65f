package org.aushang.api.connector;

import java.time.LocalDateTime;
import org.osgi.annotation.versioning.ProviderType;

/** Context of one attempt to submit. */
@ProviderType
public interface SubmitContext extends PassContext {

    /**
     * The moment of this attempt by the clock of the channel's {@link ExclusiveKey}, full seconds, strictly rising for
     * that key; without a key the time of the attempt in UTC. File names derive from it. Stored before the call.
     */
    LocalDateTime sendTime();

    /**
     * Stores what is about to be sent, durably, before its first byte is sent. Where the board fetches, nothing is sent and
     * nothing is stored.
     *
     * @param name as the board will see it
     * @param content without secrets
     */
    void store(String name, byte[] content);
}
