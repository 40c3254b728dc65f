package org.aushang.api.desk;

import java.time.Instant;
import java.util.Objects;
import org.aushang.api.model.LocalizedText;

/**
 * One step in the life of a publication.
 *
 * @param at when it was written down
 * @param generation of the publication, from 1
 * @param step what happened
 * @param detail a file name, a submission id or a code; may be empty
 */
public record TimelineEntry(Instant at, int generation, LocalizedText step, String detail) {

    public TimelineEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(detail, "detail");
    }
}
