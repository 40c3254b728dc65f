package org.aushang.api.host;

import java.time.Instant;
import java.util.Objects;
import org.aushang.api.model.SubmissionId;

/**
 * Identifies a stored artifact: a file as it was sent, or as the board answered, byte for byte.
 *
 * @param submission the submission that it belongs to
 * @param name its file name at the board
 * @param sha256 of the content, hexadecimal
 * @param storedAt when it was stored
 */
public record ArtifactRef(SubmissionId submission, String name, String sha256, Instant storedAt) {

    public ArtifactRef {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(storedAt, "storedAt");
    }
}
