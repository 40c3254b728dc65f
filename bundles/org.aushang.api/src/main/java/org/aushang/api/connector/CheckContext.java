package org.aushang.api.connector;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.JobPosting;
import org.osgi.annotation.versioning.ProviderType;

/** Context of a check. */
@ProviderType
public interface CheckContext {

    /** The only source of time; in UTC. */
    Clock clock();

    /**
     * The content of this job that the board has now, for rules about what cannot be changed any more; empty if it has none, or
     * if that is unknown.
     */
    Optional<JobPosting> online();

    /** What {@link CollectContext#recordFact} recorded for this channel under a topic. */
    Set<String> facts(String topic);
}
