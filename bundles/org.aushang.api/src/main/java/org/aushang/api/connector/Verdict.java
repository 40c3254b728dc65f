package org.aushang.api.connector;

import java.util.List;
import java.util.Objects;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;

/**
 * What the board decided about one publication.
 *
 * @param submission whose receipt it answers
 * @param publication which one
 * @param decision in one word
 * @param findings why; at least one when something is refused
 * @param evidence where it can be read: the name and hash of what the board said, never blank unless still unknown
 */
public record Verdict(
        SubmissionId submission,
        PublicationId publication,
        Decision decision,
        List<Finding> findings,
        String evidence) {

    /** In one word. */
    public enum Decision {
        /** The order was carried out. */
        ACCEPTED,
        /** The order was not carried out, and will not be like this. */
        REJECTED,
        /**
         * The board serves the account no more, whatever the posting says: the order was not carried out. The posting waits,
         * and the channel stands still until a person resumes it, or it comes back with another configuration.
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

    /** @throws IllegalArgumentException if a refusal gives no reason, or a decision no evidence */
    public Verdict {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(publication, "publication");
        findings = List.copyOf(findings);
        boolean refused = decision == Decision.REJECTED || decision == Decision.ACCOUNT_REFUSED;
        if (refused && findings.isEmpty()) {
            throw new IllegalArgumentException("a refusal says why: " + publication);
        }
        if (decision != Decision.STILL_UNKNOWN && evidence.isBlank()) {
            throw new IllegalArgumentException("a decision has evidence: " + publication);
        }
    }
}
