package org.aushang.api.connector;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.JobPosting;
import org.osgi.annotation.versioning.ProviderType;

/** What a check may need besides the posting. */
@ProviderType
public interface CheckContext {

    /** The only source of time; in UTC. */
    Clock clock();

    /**
     * What the board has of this job now, for what cannot be changed any more; empty if it has nothing, or if that is unknown.
     */
    Optional<JobPosting> online();

    /** What {@link CollectContext#learn} remembered for this channel under a topic. */
    Set<String> facts(String topic);
}
