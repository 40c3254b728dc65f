package org.aushang.hrbaxml;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/**
 * One file of job postings, always a delta delivery (dossier 1.3: never rely on a purge).
 *
 * @param supplierId the Partner-ID, 10 characters
 * @param timestamp when it was made
 * @param postings new and changed postings
 * @param deletions reference numbers to delete
 */
public record PostingFile(
        String supplierId, OffsetDateTime timestamp, List<JobPositionPostingType> postings, List<String> deletions) {

    public PostingFile {
        Objects.requireNonNull(supplierId, "supplierId");
        Objects.requireNonNull(timestamp, "timestamp");
        postings = List.copyOf(postings);
        deletions = List.copyOf(deletions);
    }

    /** Postings and deletions together. */
    public int records() {
        return postings.size() + deletions.size();
    }
}
