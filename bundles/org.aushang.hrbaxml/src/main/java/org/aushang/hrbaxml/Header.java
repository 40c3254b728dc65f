package org.aushang.hrbaxml;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.aushang.hrbaxml.schema.LoadKind;

/**
 * Header of a file of job postings.
 *
 * @param supplierId the Partner-ID, 10 characters
 * @param timestamp when it was made, in full seconds
 * @param amount how many records it says it has; not validated (docs/hr-ba-xml.md#records)
 * @param load everything or changes; a purge is never relied on (docs/hr-ba-xml.md#records), so what we write says changes
 */
public record Header(String supplierId, OffsetDateTime timestamp, int amount, LoadKind load) {

    public Header {
        Objects.requireNonNull(supplierId, "supplierId");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(load, "load");
    }

    /** Changes only. */
    public Header(String supplierId, OffsetDateTime timestamp, int amount) {
        this(supplierId, timestamp, amount, LoadKind.D);
    }
}
