package org.aushang.connector.arbeitsagentur.internal.translate;

import java.util.Optional;
import org.aushang.api.model.PublicationId;

/**
 * Reference number of a posting at the BA: {@code <Allianzpartnernummer>-<id>-S}, 1 to 27 characters (docs/hr-ba-xml.md#identifiers,
 * rules 085 to 087).
 */
public record Reference(String allianzpartnernummer, PublicationId publication) {

    public String value() {
        return allianzpartnernummer + "-" + publication.value() + "-S";
    }

    /** What a report calls {@code ReferenceId}, also without the partner's prefix (docs/hr-ba-xml.md#reading-reports, point 5). */
    public static Optional<PublicationId> parse(String allianzpartnernummer, String written) {
        String middle = written.startsWith(allianzpartnernummer + "-")
                ? written.substring(allianzpartnernummer.length() + 1)
                : written;
        String id = middle.endsWith("-S") ? middle.substring(0, middle.length() - 2) : middle;
        return id.matches("[A-Za-z0-9]{1,18}") ? Optional.of(new PublicationId(id)) : Optional.empty();
    }
}
