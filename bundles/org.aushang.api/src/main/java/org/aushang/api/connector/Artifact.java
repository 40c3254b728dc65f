package org.aushang.api.connector;

import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/** A stored file: as it was sent, or as the board answered. Its content stays in the store until it is opened. */
@ProviderType
public interface Artifact {

    /** Its name at the board. */
    String name();

    /**
     * Its content, read part by part while it is consumed, so that little of it is in memory at a time.
     *
     * @return to be closed by the caller; empty if its retention ended meanwhile
     */
    InputStream open();
}
