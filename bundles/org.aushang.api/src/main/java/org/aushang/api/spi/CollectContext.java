package org.aushang.api.spi;

import org.aushang.api.model.SubmissionId;
import org.osgi.annotation.versioning.ProviderType;

/** One look for what the board decided. */
@ProviderType
public interface CollectContext extends WorkContext {

    /**
     * Keeps what the board said, durably, before a verdict is drawn from it. Keeping the same content again changes
     * nothing.
     */
    void keep(SubmissionId submission, String name, byte[] content);
}
