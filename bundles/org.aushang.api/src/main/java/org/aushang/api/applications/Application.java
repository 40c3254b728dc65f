package org.aushang.api.applications;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;
import org.jspecify.annotations.Nullable;

/** One candidate's application for one job. Immutable, but for what its attachments read. Grows by accessors. */
public final class Application {

    /** How it came. Constants may be added. */
    public enum Origin {
        MAIL,
        FORM,
        /** A board handed it over. */
        BOARD
    }

    private final ApplicationId id;
    private final Instant receivedAt;
    private final @Nullable Instant sentAt;
    private final @Nullable PublicationRef publication;
    private final Match match;
    private final Candidate candidate;
    private final String subject;
    private final String message;
    private final List<Answer> answers;
    private final List<Attachment> attachments;
    private final List<Consent> consents;
    private final Origin origin;
    private final @Nullable Attachment original;
    private final List<Finding> findings;

    private Application(Builder builder) {
        id = builder.id;
        receivedAt = builder.receivedAt;
        sentAt = builder.sentAt;
        publication = builder.publication;
        match = builder.match;
        candidate = builder.candidate;
        subject = builder.subject;
        message = builder.message;
        answers = List.copyOf(builder.answers);
        attachments = List.copyOf(builder.attachments);
        consents = List.copyOf(builder.consents);
        origin = builder.origin;
        original = builder.original;
        findings = List.copyOf(builder.findings);
    }

    public static Builder builder(ApplicationId id, Origin origin, Instant receivedAt) {
        return new Builder(id, origin, receivedAt);
    }

    /** The same however often it is offered. */
    public ApplicationId id() {
        return id;
    }

    /** When it was on our disk. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** When its sender says it was sent; empty if unknown. */
    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    /** The job, and the channel on whose posting the candidate saw it; empty if unassigned. */
    public Optional<PublicationRef> publication() {
        return Optional.ofNullable(publication);
    }

    public Match match() {
        return match;
    }

    public Candidate candidate() {
        return candidate;
    }

    /** Of a mail; empty otherwise. */
    public String subject() {
        return subject;
    }

    /** Plain text; lines end with a line feed. */
    public String message() {
        return message;
    }

    public List<Answer> answers() {
        return answers;
    }

    public List<Attachment> attachments() {
        return attachments;
    }

    public List<Consent> consents() {
        return consents;
    }

    public Origin origin() {
        return origin;
    }

    /** The mail as it came ({@code message/rfc822}); empty if it came otherwise. */
    public Optional<Attachment> original() {
        return Optional.ofNullable(original);
    }

    /** What a person should know about it, for instance that a file was withheld. */
    public List<Finding> findings() {
        return findings;
    }

    public Builder toBuilder() {
        Builder copy = new Builder(id, origin, receivedAt)
                .sentAt(sentAt)
                .publication(publication)
                .match(match)
                .candidate(candidate)
                .subject(subject)
                .message(message)
                .answers(answers)
                .attachments(attachments)
                .consents(consents)
                .original(original)
                .findings(findings);
        return copy;
    }

    /** Without anything personal. */
    @Override
    public String toString() {
        return "Application[" + id + ", " + origin + ", " + publication + ", " + match.kind() + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final ApplicationId id;
        private final Origin origin;
        private final Instant receivedAt;
        private @Nullable Instant sentAt;
        private @Nullable PublicationRef publication;
        private Match match = new Match(
                Match.Kind.NONE,
                LocalizedText.of("Kein Bezug zu einer Stelle gefunden.", "No reference to a job was found."));
        private Candidate candidate = Candidate.UNKNOWN;
        private String subject = "";
        private String message = "";
        private List<Answer> answers = List.of();
        private List<Attachment> attachments = List.of();
        private List<Consent> consents = List.of();
        private @Nullable Attachment original;
        private List<Finding> findings = List.of();

        private Builder(ApplicationId id, Origin origin, Instant receivedAt) {
            this.id = Objects.requireNonNull(id, "id");
            this.origin = Objects.requireNonNull(origin, "origin");
            this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
        }

        public Builder sentAt(@Nullable Instant sentAt) {
            this.sentAt = sentAt;
            return this;
        }

        public Builder publication(@Nullable PublicationRef publication) {
            this.publication = publication;
            return this;
        }

        public Builder match(Match match) {
            this.match = Objects.requireNonNull(match, "match");
            return this;
        }

        public Builder candidate(Candidate candidate) {
            this.candidate = Objects.requireNonNull(candidate, "candidate");
            return this;
        }

        public Builder subject(String subject) {
            this.subject = Objects.requireNonNull(subject, "subject");
            return this;
        }

        public Builder message(String message) {
            this.message = Objects.requireNonNull(message, "message");
            return this;
        }

        public Builder answers(List<Answer> answers) {
            this.answers = answers;
            return this;
        }

        public Builder attachments(List<Attachment> attachments) {
            this.attachments = attachments;
            return this;
        }

        public Builder consents(List<Consent> consents) {
            this.consents = consents;
            return this;
        }

        public Builder original(@Nullable Attachment original) {
            this.original = original;
            return this;
        }

        public Builder findings(List<Finding> findings) {
            this.findings = findings;
            return this;
        }

        public Application build() {
            return new Application(this);
        }
    }
}
