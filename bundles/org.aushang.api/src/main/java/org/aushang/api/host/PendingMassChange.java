package org.aushang.api.host;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A mass change that waits for approval: more postings than the configured threshold would be changed or withdrawn at once.
 * Until it is approved or rejected, nothing of the channel is transmitted. Immutable; grows by accessors.
 */
@ProviderType
public final class PendingMassChange {

    private final Instant since;
    private final int online;
    private final int changed;
    private final int withdrawn;
    private final List<Line> lines;

    /**
     * What would happen to one job.
     *
     * @param withdrawn whether it would go; otherwise it would change
     * @param fields names of what would change, as schema.org has them, sorted; empty if it goes, or if it is not known
     *     what the board has
     */
    public record Line(String jobId, String title, boolean withdrawn, List<String> fields) {

        public Line {
            Objects.requireNonNull(jobId, "jobId");
            Objects.requireNonNull(title, "title");
            fields = List.copyOf(fields);
        }
    }

    public PendingMassChange(Instant since, int online, int changed, int withdrawn, List<Line> lines) {
        this.since = Objects.requireNonNull(since, "since");
        this.online = online;
        this.changed = changed;
        this.withdrawn = withdrawn;
        this.lines = List.copyOf(lines);
    }

    /** When the channel was stopped. */
    public Instant since() {
        return since;
    }

    /** How many jobs are online now. */
    public int online() {
        return online;
    }

    /** How many would change. */
    public int changed() {
        return changed;
    }

    /** How many would go. */
    public int withdrawn() {
        return withdrawn;
    }

    /** The first of them by job id, as many as were asked for. */
    public List<Line> lines() {
        return lines;
    }
}
