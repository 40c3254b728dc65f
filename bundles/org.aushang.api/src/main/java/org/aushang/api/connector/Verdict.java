package org.aushang.api.connector;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.jspecify.annotations.Nullable;

/** The board's decision about one publication of a submission. Immutable; grows by decisions and accessors. */
public final class Verdict {

    /** The decision. Constants may be added. */
    public enum Decision {
        /** The order was carried out. */
        ACCEPTED,
        /** The order was not carried out, and will not be like this. */
        REJECTED,
        /**
         * The board refuses the account, not the posting: the order was not carried out. The posting waits,
         * and the channel is held until a person resumes it, or it comes back with another configuration.
         */
        ACCOUNT_REFUSED,
        /** A new posting was refused because the board has it already: the core sends it again as a change. */
        ALREADY_THERE,
        /** The board does not have it, or does not take this id any more: a withdrawal is done, a posting starts anew. */
        GONE,
        /** The board removed it and takes no changes. */
        REMOVED_BY_BOARD,
        /** The board said something, but not whether. */
        STILL_UNKNOWN
    }

    private final SubmissionId submission;
    private final PublicationId publication;
    private final Decision decision;
    private final List<Finding> findings;
    private final String evidence;
    private final @Nullable Instant shownUntil;
    private final boolean renewable;
    private final @Nullable URI boardUrl;
    private final @Nullable Instant embargoUntil;

    private Verdict(Builder builder) {
        submission = builder.submission;
        publication = builder.publication;
        decision = builder.decision;
        findings = builder.findings;
        evidence = builder.evidence;
        shownUntil = builder.shownUntil;
        renewable = builder.renewable;
        boardUrl = builder.boardUrl;
        embargoUntil = builder.embargoUntil;
        boolean refused = decision == Decision.REJECTED || decision == Decision.ACCOUNT_REFUSED;
        if (refused && findings.isEmpty()) {
            throw new IllegalArgumentException("a refusal says why: " + publication);
        }
        if (decision != Decision.STILL_UNKNOWN && evidence.isBlank()) {
            throw new IllegalArgumentException("a decision has evidence: " + publication);
        }
    }

    /**
     * @param submission whose receipt it answers
     * @param publication which one of it
     */
    public static Builder builder(SubmissionId submission, PublicationId publication, Decision decision) {
        return new Builder(submission, publication, decision);
    }

    public SubmissionId submission() {
        return submission;
    }

    public PublicationId publication() {
        return publication;
    }

    public Decision decision() {
        return decision;
    }

    /** Why; at least one for a refusal. */
    public List<Finding> findings() {
        return findings;
    }

    /** Where it can be read: the name and hash of what the board said. Never blank unless still unknown. */
    public String evidence() {
        return evidence;
    }

    /**
     * When the board stops showing the posting: the first moment at which it is not shown any more. Empty: the board did not
     * say, and the core expects no end. Only an acceptance has one.
     */
    public Optional<Instant> shownUntil() {
        return Optional.ofNullable(shownUntil);
    }

    /**
     * Whether the end moves if the posting is sent again. The core does that in time before a renewable end, as a change;
     * after one that is not renewable the publication has expired. True unless the connector says otherwise.
     */
    public boolean renewable() {
        return renewable;
    }

    /** The live posting on the board. */
    public Optional<URI> boardUrl() {
        return Optional.ofNullable(boardUrl);
    }

    /**
     * Until when the posting may be shown on no other board: the first moment at which it may. Empty: there is no embargo, or
     * the board did not say. A fact for the host's planning: the core does not hold other channels back. Only an acceptance has
     * one.
     *
     * @since 1.1
     */
    public Optional<Instant> embargoUntil() {
        return Optional.ofNullable(embargoUntil);
    }

    public Builder toBuilder() {
        return new Builder(submission, publication, decision)
                .findings(findings)
                .evidence(evidence)
                .shownUntil(shownUntil)
                .renewable(renewable)
                .boardUrl(boardUrl)
                .embargoUntil(embargoUntil);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Verdict that
                && submission.equals(that.submission)
                && publication.equals(that.publication)
                && decision == that.decision
                && findings.equals(that.findings)
                && evidence.equals(that.evidence)
                && Objects.equals(shownUntil, that.shownUntil)
                && renewable == that.renewable
                && Objects.equals(boardUrl, that.boardUrl)
                && Objects.equals(embargoUntil, that.embargoUntil);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                submission, publication, decision, findings, evidence, shownUntil, renewable, boardUrl, embargoUntil);
    }

    @Override
    public String toString() {
        return publication + " of " + submission + ": " + decision + " " + findings;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final SubmissionId submission;
        private final PublicationId publication;
        private final Decision decision;
        private List<Finding> findings = List.of();
        private String evidence = "";
        private @Nullable Instant shownUntil;
        private boolean renewable = true;
        private @Nullable URI boardUrl;
        private @Nullable Instant embargoUntil;

        private Builder(SubmissionId submission, PublicationId publication, Decision decision) {
            this.submission = Objects.requireNonNull(submission, "submission");
            this.publication = Objects.requireNonNull(publication, "publication");
            this.decision = Objects.requireNonNull(decision, "decision");
        }

        public Builder findings(List<Finding> findings) {
            this.findings = List.copyOf(findings);
            return this;
        }

        public Builder evidence(String evidence) {
            this.evidence = Objects.requireNonNull(evidence, "evidence");
            return this;
        }

        /** @param shownUntil null: the board did not say */
        public Builder shownUntil(@Nullable Instant shownUntil) {
            this.shownUntil = shownUntil;
            return this;
        }

        /** @param renewable false for the posting's own last day, and where the board shows no posting longer */
        public Builder renewable(boolean renewable) {
            this.renewable = renewable;
            return this;
        }

        /** @param boardUrl null: the board did not say */
        public Builder boardUrl(@Nullable URI boardUrl) {
            this.boardUrl = boardUrl;
            return this;
        }

        /**
         * @param embargoUntil null: there is none, or the board did not say
         * @since 1.1
         */
        public Builder embargoUntil(@Nullable Instant embargoUntil) {
            this.embargoUntil = embargoUntil;
            return this;
        }

        /** @throws IllegalArgumentException if a refusal gives no reason, or a decision no evidence */
        public Verdict build() {
            return new Verdict(this);
        }
    }
}
