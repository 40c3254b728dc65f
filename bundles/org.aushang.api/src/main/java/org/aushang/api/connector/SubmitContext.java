package org.aushang.api.connector;

import java.time.LocalDateTime;
import org.osgi.annotation.versioning.ProviderType;

/** One attempt to hand a submission over. */
@ProviderType
public interface SubmitContext extends WorkContext {

    /**
     * The moment of this attempt by the clock of the channel's {@link ExclusiveKey}, full seconds, strictly rising for
     * that key; without a key the time of the attempt in UTC. Names what is sent. Written down before the call.
     */
    LocalDateTime sendTime();

    /**
     * Keeps what is about to leave, durably, before its first byte leaves. Where the board fetches, nothing leaves and
     * nothing is kept.
     *
     * @param name as the board will see it
     * @param content without secrets
     */
    void keep(String name, byte[] content);
}
