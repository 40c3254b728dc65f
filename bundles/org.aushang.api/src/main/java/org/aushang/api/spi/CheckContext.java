package org.aushang.api.spi;

import java.time.Clock;
import org.osgi.annotation.versioning.ProviderType;

/** What a check may need besides the posting. */
@ProviderType
public interface CheckContext {

    /** The only source of time; in UTC. */
    Clock clock();
}
