package org.aushang.api.host;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What is true about one job on one channel at one moment. Immutable. */
@ProviderType
public final class PublicationStatus {

    private final PublicationRef ref;
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
    private final @Nullable Instant shownFrom;
    private final @Nullable Instant shownUntil;
    private final @Nullable URI boardUrl;
    private final @Nullable Instant embargoUntil;

    private PublicationStatus(Builder builder) {
        ref = builder.ref;
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
        shownFrom = builder.shownFrom;
        shownUntil = builder.shownUntil;
        boardUrl = builder.boardUrl;
        embargoUntil = builder.embargoUntil;
    }

    public static Builder builder(PublicationRef ref, int generation, PublicationId publication) {
        return new Builder(ref, generation, publication);
    }

    /** Of which job, on which channel. */
    public PublicationRef ref() {
        return ref;
    }

    /** From 1. A job that is published again under another id at the board starts the next one. */
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

    /**
     * Since when the board shows the posting; for one that waits for its first day ({@code datePosted}), when that begins.
     * Empty if neither applies.
     */
    public Optional<Instant> shownFrom() {
        return Optional.ofNullable(shownFrom);
    }

    /**
     * When the board stops showing the posting, as far as it said so; only for what is online. A posting that is still wanted
     * is sent again before, unless it is the posting's own last day.
     */
    public Optional<Instant> shownUntil() {
        return Optional.ofNullable(shownUntil);
    }

    /** The live posting on the board, as far as the board said so; only for what is online. */
    public Optional<URI> boardUrl() {
        return Optional.ofNullable(boardUrl);
    }

    /**
     * Until when the posting may be shown on no other board, as far as the board said so: the first moment at which it may; only
     * for what is online. The core does not hold other channels back.
     *
     * @since 1.1
     */
    public Optional<Instant> embargoUntil() {
        return Optional.ofNullable(embargoUntil);
    }

    @Override
    public String toString() {
        return ref + "#" + generation + " " + state + " " + findings;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final PublicationRef ref;
        private final int generation;
        private final PublicationId publication;
        private String title = "";
        private String place = "";
        private PublicationState state = PublicationState.PENDING;
        private boolean wanted = true;
        private Instant since = Instant.EPOCH;
        private @Nullable Instant nextAttemptAt;
        private LocalizedText sentence = LocalizedText.same("–");
        private LocalizedText next = LocalizedText.same("–");
        private List<Finding> findings = List.of();
        private @Nullable Instant shownFrom;
        private @Nullable Instant shownUntil;
        private @Nullable URI boardUrl;
        private @Nullable Instant embargoUntil;

        private Builder(PublicationRef ref, int generation, PublicationId publication) {
            this.ref = Objects.requireNonNull(ref, "ref");
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

        public Builder shownFrom(@Nullable Instant shownFrom) {
            this.shownFrom = shownFrom;
            return this;
        }

        public Builder shownUntil(@Nullable Instant shownUntil) {
            this.shownUntil = shownUntil;
            return this;
        }

        public Builder boardUrl(@Nullable URI boardUrl) {
            this.boardUrl = boardUrl;
            return this;
        }

        /** @since 1.1 */
        public Builder embargoUntil(@Nullable Instant embargoUntil) {
            this.embargoUntil = embargoUntil;
            return this;
        }

        public PublicationStatus build() {
            return new PublicationStatus(this);
        }
    }
}
