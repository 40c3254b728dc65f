package org.aushang.connector.arbeitsagentur.internal.file;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The name of one upload: {@code DS<Partner-ID>_yyyy-MM-dd_HH-mm-ss.xml}, plain, without flag (docs/hr-ba-xml.md#file-names). A wrongly
 * named file is accepted and never processed, so the gateway's own rule is checked here.
 */
public record FileName(String value) {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd_HH-mm-ss");

    /** @throws IllegalArgumentException if it is no name of an upload of ours */
    public FileName {
        if (!value.matches("DS[VPK]\\d{9}_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d\\.xml")) {
            throw new IllegalArgumentException("no name of an upload: " + value);
        }
    }

    /** @param sendTime by the BA's clock, Europe/Berlin; seconds count, fractions do not */
    public static FileName of(String supplierId, LocalDateTime sendTime) {
        return new FileName("DS" + supplierId + "_" + SECOND.format(sendTime) + ".xml");
    }

    /** Whether a listed file is a report on this upload: {@code ES…}, the same up to the second, any suffix after it. */
    public boolean isAnsweredBy(String listed) {
        String report = "ES" + value.substring(2, value.length() - ".xml".length());
        return listed.toUpperCase(Locale.ROOT).startsWith(report.toUpperCase(Locale.ROOT))
                && !listed.substring(report.length()).matches("\\d.*");
    }
}
