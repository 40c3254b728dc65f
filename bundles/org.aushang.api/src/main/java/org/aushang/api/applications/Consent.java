package org.aushang.api.applications;

import java.time.Instant;
import java.util.Objects;

/**
 * What a candidate agreed to.
 *
 * @param wording the text as it was shown
 * @param version of the text, as the host's settings have it; may be empty
 * @param at when
 */
public record Consent(String wording, String version, Instant at) {

    public Consent {
        Objects.requireNonNull(wording, "wording");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(at, "at");
    }
}
