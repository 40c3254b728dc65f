package org.aushang.api.host;

import java.time.Instant;
import java.util.Objects;
import org.aushang.api.model.SubmissionId;

/**
 * Points to something that was kept byte for byte: what left us, or what the board said.
 *
 * @param submission to which it belongs
 * @param name as the board saw it or gave it
 * @param sha256 of the content, hexadecimal
 * @param keptAt when it was written down
 */
public record ArtifactRef(SubmissionId submission, String name, String sha256, Instant keptAt) {

    public ArtifactRef {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(keptAt, "keptAt");
    }
}
