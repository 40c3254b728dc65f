package org.aushang.api.host;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.SubmissionId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** One step in the life of a publication. Immutable; grows by accessors. */
@ProviderType
public final class TimelineEntry {

    private final Instant at;
    private final int generation;
    private final LocalizedText step;
    private final String detail;
    private final @Nullable SubmissionId submission;
    private final List<ArtifactRef> artifacts;

    /**
     * @param detail a file name, a submission id or a code; may be empty
     * @param submission of which the step is one; null: of none
     */
    public TimelineEntry(
            Instant at,
            int generation,
            LocalizedText step,
            String detail,
            @Nullable SubmissionId submission,
            List<ArtifactRef> artifacts) {
        this.at = Objects.requireNonNull(at, "at");
        this.generation = generation;
        this.step = Objects.requireNonNull(step, "step");
        this.detail = Objects.requireNonNull(detail, "detail");
        this.submission = submission;
        this.artifacts = List.copyOf(artifacts);
    }

    /** When it was written down. */
    public Instant at() {
        return at;
    }

    /** Of the publication, from 1. */
    public int generation() {
        return generation;
    }

    /** What happened. */
    public LocalizedText step() {
        return step;
    }

    /** Its cause: a file name, a submission id or a code; may be empty. */
    public String detail() {
        return detail;
    }

    /** The submission that it was a step of. */
    public Optional<SubmissionId> submission() {
        return Optional.ofNullable(submission);
    }

    /** What left us or came from the board up to this step and after the one before; to be read by {@link ChannelAdministration}. */
    public List<ArtifactRef> artifacts() {
        return artifacts;
    }

    @Override
    public String toString() {
        return at + " #" + generation + " " + step.english() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
