package org.aushang.api.applications;

import java.util.Objects;
import org.aushang.api.model.LocalizedText;

/**
 * Why an application belongs to a job.
 *
 * @param kind what was found
 * @param evidence one sentence for people
 */
public record Match(Kind kind, LocalizedText evidence) {

    /** Strongest first. Constants may be added. */
    public enum Kind {
        /** The token of the publication's link or address. */
        TOKEN,
        /** It replies to a mail of ours. */
        REPLY,
        /** The host's job number or the board's reference, as a whole word. */
        NUMBER,
        /** A person assigned it. */
        PERSON,
        /** Nothing; it is unassigned. Titles and similarity are never used. */
        NONE
    }

    public Match {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(evidence, "evidence");
    }
}
