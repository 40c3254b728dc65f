package org.aushang.api.host;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A mass change that waits for approval: more postings than the configured threshold would be changed or withdrawn at once.
 * Until it is approved or rejected, nothing of the channel is transmitted. Immutable; grows by accessors.
 */
@ProviderType
public final class PendingMassChange {

    private final Token token;
    private final Instant since;
    private final int online;
    private final int changed;
    private final int withdrawn;
    private final List<Line> lines;

    /**
     * What would happen to one job.
     *
     * @param withdrawn whether it would be withdrawn; otherwise it would be updated
     * @param fields names of what would change, as schema.org has them, sorted; empty for a withdrawal, or if the
     *     content at the board is not known
     */
    public record Line(JobId job, String title, boolean withdrawn, List<String> fields) {

        public Line {
            Objects.requireNonNull(job, "job");
            Objects.requireNonNull(title, "title");
            fields = List.copyOf(fields);
        }
    }

    /**
     * Stands for exactly the updates and withdrawals that were pending when it was issued.
     *
     * @param channel the channel
     * @param value 1 to 64 letters and digits, in lower case; may be shown and typed
     */
    public record Token(ChannelId channel, String value) {

        /** @throws IllegalArgumentException if the value has another form */
        public Token {
            Objects.requireNonNull(channel, "channel");
            if (!value.matches("[a-z0-9]{1,64}")) {
                throw new IllegalArgumentException("a token has 1 to 64 letters and digits: '" + value + "'");
            }
        }
    }

    private PendingMassChange(Token token, Instant since, int online, int changed, int withdrawn, List<Line> lines) {
        this.token = Objects.requireNonNull(token, "token");
        this.since = Objects.requireNonNull(since, "since");
        this.online = online;
        this.changed = changed;
        this.withdrawn = withdrawn;
        this.lines = List.copyOf(lines);
    }

    public static PendingMassChange of(
            Token token, Instant since, int online, int changed, int withdrawn, List<Line> lines) {
        return new PendingMassChange(token, since, online, changed, withdrawn, lines);
    }

    /** What {@link ChannelAdministration#approve} and {@link ChannelAdministration#reject} take. */
    public Token token() {
        return token;
    }

    /** When the channel was stopped. */
    public Instant since() {
        return since;
    }

    /** How many jobs are online now. */
    public int online() {
        return online;
    }

    /** How many would be updated. */
    public int changed() {
        return changed;
    }

    /** How many would be withdrawn. */
    public int withdrawn() {
        return withdrawn;
    }

    /** The first of them by job id, as many as were asked for. */
    public List<Line> lines() {
        return lines;
    }
}
