package org.aushang.api.connector;

import java.util.Objects;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.jspecify.annotations.Nullable;

/** An order to the board about one publication: show it, or show it no longer. Immutable; grows by accessors. */
public abstract sealed class Order {

    private final PublicationId publication;

    private Order(PublicationId publication) {
        this.publication = Objects.requireNonNull(publication, "publication");
    }

    /**
     * @param publication the id under which the board knows it
     * @param posting the content
     * @param known whether the board has this publication already, so that this is a change and not a new posting
     */
    public static Publish publish(PublicationId publication, JobPosting posting, boolean known) {
        return new Publish(publication, posting, known);
    }

    /**
     * @param publication the id under which the board knows it
     * @param reason the code of one of the reasons that the channel's capabilities list; empty if they list none
     */
    public static Withdraw withdraw(PublicationId publication, String reason) {
        return new Withdraw(publication, reason);
    }

    /** The id under which the board knows it. */
    public PublicationId publication() {
        return publication;
    }

    /** The board should show this posting. */
    public static final class Publish extends Order {

        private final JobPosting posting;
        private final boolean known;

        private Publish(PublicationId publication, JobPosting posting, boolean known) {
            super(publication);
            this.posting = Objects.requireNonNull(posting, "posting");
            this.known = known;
        }

        public JobPosting posting() {
            return posting;
        }

        /** Whether the board has this publication already, so that this is a change and not a new posting. */
        public boolean known() {
            return known;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Publish that
                    && publication().equals(that.publication())
                    && posting.equals(that.posting)
                    && known == that.known;
        }

        @Override
        public int hashCode() {
            return Objects.hash(publication(), posting, known);
        }

        @Override
        public String toString() {
            return (known ? "change " : "publish ") + publication() + " " + posting;
        }
    }

    /** The board should no longer show this publication. */
    public static final class Withdraw extends Order {

        private final String reason;

        private Withdraw(PublicationId publication, String reason) {
            super(publication);
            this.reason = Objects.requireNonNull(reason, "reason");
        }

        /** The code of one of the reasons that the channel's capabilities list; empty if they list none. */
        public String reason() {
            return reason;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Withdraw that
                    && publication().equals(that.publication())
                    && reason.equals(that.reason);
        }

        @Override
        public int hashCode() {
            return Objects.hash(publication(), reason);
        }

        @Override
        public String toString() {
            return "withdraw " + publication() + " " + reason;
        }
    }
}
