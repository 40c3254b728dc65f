package org.aushang.api.applications;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;
import org.jspecify.annotations.Nullable;

/** Where an application is. Immutable; grows by accessors. Holds nothing personal but what {@link #application} has. */
public final class ApplicationStatus {

    private final ApplicationId id;
    private final ApplicationState state;
    private final Instant since;
    private final Instant receivedAt;
    private final @Nullable PublicationRef publication;
    private final int attempts;
    private final @Nullable Instant nextAttempt;
    private final String hostReference;
    private final @Nullable LocalizedText reason;
    private final @Nullable Application application;

    private ApplicationStatus(Builder builder) {
        id = builder.id;
        state = builder.state;
        since = builder.since;
        receivedAt = builder.receivedAt;
        publication = builder.publication;
        attempts = builder.attempts;
        nextAttempt = builder.nextAttempt;
        hostReference = builder.hostReference;
        reason = builder.reason;
        application = builder.application;
    }

    public static Builder builder(ApplicationId id, ApplicationState state, Instant receivedAt) {
        return new Builder(id, state, receivedAt);
    }

    public ApplicationId id() {
        return id;
    }

    public ApplicationState state() {
        return state;
    }

    /** Since when it is in its state. */
    public Instant since() {
        return since;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Empty if unassigned. */
    public Optional<PublicationRef> publication() {
        return Optional.ofNullable(publication);
    }

    /** How often it was offered to the host. */
    public int attempts() {
        return attempts;
    }

    /** When it is offered next; empty unless it is pending. */
    public Optional<Instant> nextAttempt() {
        return Optional.ofNullable(nextAttempt);
    }

    /** Empty until the host has it. */
    public String hostReference() {
        return hostReference;
    }

    /** Why it is where it is, in the host's or our words; empty if there is nothing to say. */
    public Optional<LocalizedText> reason() {
        return Optional.ofNullable(reason);
    }

    /** The content; empty once it is erased. */
    public Optional<Application> application() {
        return Optional.ofNullable(application);
    }

    @Override
    public String toString() {
        return "ApplicationStatus[" + id + ", " + state + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final ApplicationId id;
        private final ApplicationState state;
        private final Instant receivedAt;
        private Instant since;
        private @Nullable PublicationRef publication;
        private int attempts;
        private @Nullable Instant nextAttempt;
        private String hostReference = "";
        private @Nullable LocalizedText reason;
        private @Nullable Application application;

        private Builder(ApplicationId id, ApplicationState state, Instant receivedAt) {
            this.id = Objects.requireNonNull(id, "id");
            this.state = Objects.requireNonNull(state, "state");
            this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
            this.since = receivedAt;
        }

        public Builder since(Instant since) {
            this.since = Objects.requireNonNull(since, "since");
            return this;
        }

        public Builder publication(@Nullable PublicationRef publication) {
            this.publication = publication;
            return this;
        }

        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        public Builder nextAttempt(@Nullable Instant nextAttempt) {
            this.nextAttempt = nextAttempt;
            return this;
        }

        public Builder hostReference(String hostReference) {
            this.hostReference = Objects.requireNonNull(hostReference, "hostReference");
            return this;
        }

        public Builder reason(@Nullable LocalizedText reason) {
            this.reason = reason;
            return this;
        }

        public Builder application(@Nullable Application application) {
            this.application = application;
            return this;
        }

        public ApplicationStatus build() {
            return new ApplicationStatus(this);
        }
    }
}
