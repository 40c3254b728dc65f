package org.aushang.api.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A self-contained diagnostic, readable without the component that created it: what is true now, who must act, one next
 * step, in every language of its creator, and the board's raw words for the record. It never holds a secret.
 *
 * <p>Immutable and safe for all threads. Grows by accessors; built through {@link #builder}, which connectors reach more
 * comfortably through {@code Messages} of the SPI.
 */
public final class Finding {

    /** How severe it is. Constants may be added. */
    public enum Severity {
        /** The publication does not go out, or is refused. */
        ERROR,
        /** It is published, but a person should know. */
        WARNING,
        /** For the record. */
        INFO
    }

    /** Who has to act. Constants may be added. */
    public enum Actor {
        RECRUITER,
        ADMIN,
        OPERATOR,
        BOARD,
        /** No action is needed: it resolves itself. */
        NOBODY
    }

    /** The kind of step that resolves it. Constants may be added. */
    public enum Remedy {
        EDIT_JOB,
        EDIT_SETTINGS,
        RENEW_CERTIFICATE,
        CONTACT_BOARD,
        FIX_PLATFORM,
        WAIT,
        NONE
    }

    private final String code;
    private final Severity severity;
    private final Actor actor;
    private final Remedy remedy;
    private final String target;
    private final @Nullable PublicationId publication;
    private final LocalizedText message;
    private final LocalizedText nextStep;
    private final String raw;
    private final @Nullable Fix fix;

    private Finding(Builder builder) {
        code = builder.code;
        severity = builder.severity;
        actor = builder.actor;
        remedy = builder.remedy;
        target = builder.target;
        publication = builder.publication;
        message = builder.message;
        nextStep = builder.nextStep;
        raw = builder.raw;
        fix = builder.fix;
    }

    /**
     * @param code stable, with its origin as prefix: {@code ba.033}
     * @param message what is true now
     * @param nextStep one thing to do
     */
    public static Builder builder(String code, LocalizedText message, LocalizedText nextStep) {
        return new Builder(code, message, nextStep);
    }

    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    public Actor actor() {
        return actor;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** What it is about: a path in the posting such as {@code jobLocation[0].postalCode}, or {@code channel.pin}; may be empty. */
    public String target() {
        return target;
    }

    /** Which publication of a submission it is about; empty: about all of it. */
    public Optional<PublicationId> publication() {
        return Optional.ofNullable(publication);
    }

    /** What is true now. */
    public LocalizedText message() {
        return message;
    }

    /** One thing to do, by the actor. */
    public LocalizedText nextStep() {
        return nextStep;
    }

    /** The board's own words, unchanged; empty if it said nothing. */
    public String raw() {
        return raw;
    }

    /** A change to the posting that takes it away, where one is known. */
    public Optional<Fix> fix() {
        return Optional.ofNullable(fix);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The same finding, about one publication of a submission. */
    public Finding about(PublicationId id) {
        return toBuilder().publication(id).build();
    }

    public Builder toBuilder() {
        Builder copy = new Builder(code, message, nextStep)
                .severity(severity)
                .actor(actor)
                .remedy(remedy)
                .target(target)
                .raw(raw)
                .fix(fix);
        copy.publication = publication;
        return copy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Finding that
                && code.equals(that.code)
                && severity == that.severity
                && actor == that.actor
                && remedy == that.remedy
                && target.equals(that.target)
                && Objects.equals(publication, that.publication)
                && message.equals(that.message)
                && nextStep.equals(that.nextStep)
                && raw.equals(that.raw)
                && Objects.equals(fix, that.fix);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, target, publication, message);
    }

    @Override
    public String toString() {
        return severity + " " + code + (target.isEmpty() ? "" : " at " + target) + ": " + message;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final String code;
        private final LocalizedText message;
        private final LocalizedText nextStep;
        private Severity severity = Severity.ERROR;
        private Actor actor = Actor.RECRUITER;
        private Remedy remedy = Remedy.NONE;
        private String target = "";
        private @Nullable PublicationId publication;
        private String raw = "";
        private @Nullable Fix fix;

        private Builder(String code, LocalizedText message, LocalizedText nextStep) {
            if (!code.matches("[a-z][\\w-]*(\\.[\\w-]+)+")) {
                throw new IllegalArgumentException("a finding's code has its origin as prefix, '" + code + "' has not");
            }
            this.code = code;
            this.message = Objects.requireNonNull(message, "message");
            this.nextStep = Objects.requireNonNull(nextStep, "nextStep");
        }

        public Builder severity(Severity severity) {
            this.severity = Objects.requireNonNull(severity, "severity");
            return this;
        }

        public Builder actor(Actor actor) {
            this.actor = Objects.requireNonNull(actor, "actor");
            return this;
        }

        public Builder remedy(Remedy remedy) {
            this.remedy = Objects.requireNonNull(remedy, "remedy");
            return this;
        }

        public Builder target(String target) {
            this.target = Objects.requireNonNull(target, "target");
            return this;
        }

        public Builder publication(@Nullable PublicationId publication) {
            this.publication = publication;
            return this;
        }

        public Builder raw(String raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return this;
        }

        public Builder fix(@Nullable Fix fix) {
            this.fix = fix;
            return this;
        }

        public Finding build() {
            return new Finding(this);
        }
    }
}
