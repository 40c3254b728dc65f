package org.aushang.api.host;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What is true about one job on one channel at one moment. Immutable. */
@ProviderType
public final class PublicationStatus {

    private final String channelId;
    private final String jobId;
    private final int generation;
    private final PublicationId publication;
    private final String title;
    private final String place;
    private final PublicationState state;
    private final boolean wanted;
    private final Instant since;
    private final @Nullable Instant nextAttemptAt;
    private final LocalizedText sentence;
    private final LocalizedText next;
    private final List<Finding> findings;

    private PublicationStatus(Builder builder) {
        channelId = builder.channelId;
        jobId = builder.jobId;
        generation = builder.generation;
        publication = builder.publication;
        title = builder.title;
        place = builder.place;
        state = builder.state;
        wanted = builder.wanted;
        since = builder.since;
        nextAttemptAt = builder.nextAttemptAt;
        sentence = builder.sentence;
        next = builder.next;
        findings = List.copyOf(builder.findings);
    }

    public static Builder builder(String channelId, String jobId, int generation, PublicationId publication) {
        return new Builder(channelId, jobId, generation, publication);
    }

    public String channelId() {
        return channelId;
    }

    public String jobId() {
        return jobId;
    }

    /** Counts from 1; a withdrawn or burnt id starts the next one by itself. */
    public int generation() {
        return generation;
    }

    public PublicationId publication() {
        return publication;
    }

    public String title() {
        return title;
    }

    /** The first place of work; empty if the posting has none. */
    public String place() {
        return place;
    }

    public PublicationState state() {
        return state;
    }

    /** Whether the host wants the job to be online. */
    public boolean wanted() {
        return wanted;
    }

    public Instant since() {
        return since;
    }

    /** The next automatic attempt or poll; empty if nothing happens until a person or the host acts. */
    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /** The state as a sentence. */
    public LocalizedText sentence() {
        return sentence;
    }

    /** What happens next, as a sentence; when, says {@link #nextAttemptAt()}. */
    public LocalizedText next() {
        return next;
    }

    /** Why it is so, the worst first. */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return channelId + "/" + jobId + "#" + generation + " " + state + " " + findings;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final String channelId;
        private final String jobId;
        private final int generation;
        private final PublicationId publication;
        private String title = "";
        private String place = "";
        private PublicationState state = PublicationState.PENDING;
        private boolean wanted = true;
        private Instant since = Instant.EPOCH;
        private @Nullable Instant nextAttemptAt;
        private LocalizedText sentence = new LocalizedText("–", "–");
        private LocalizedText next = new LocalizedText("–", "–");
        private List<Finding> findings = List.of();

        private Builder(String channelId, String jobId, int generation, PublicationId publication) {
            this.channelId = Objects.requireNonNull(channelId, "channelId");
            this.jobId = Objects.requireNonNull(jobId, "jobId");
            this.generation = generation;
            this.publication = Objects.requireNonNull(publication, "publication");
        }

        public Builder posting(String title, String place) {
            this.title = Objects.requireNonNull(title, "title");
            this.place = Objects.requireNonNull(place, "place");
            return this;
        }

        public Builder state(PublicationState state, LocalizedText sentence, Instant since) {
            this.state = Objects.requireNonNull(state, "state");
            this.sentence = Objects.requireNonNull(sentence, "sentence");
            this.since = Objects.requireNonNull(since, "since");
            return this;
        }

        public Builder wanted(boolean wanted) {
            this.wanted = wanted;
            return this;
        }

        public Builder nextAttemptAt(@Nullable Instant nextAttemptAt) {
            this.nextAttemptAt = nextAttemptAt;
            return this;
        }

        public Builder next(LocalizedText next) {
            this.next = Objects.requireNonNull(next, "next");
            return this;
        }

        public Builder findings(List<Finding> findings) {
            this.findings = List.copyOf(findings);
            return this;
        }

        public PublicationStatus build() {
            return new PublicationStatus(this);
        }
    }
}
