package org.aushang.connector.jobroom.internal.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of our own advertisements, as Job-Room describes it.
 *
 * @param id Job-Room's
 * @param reference our publication id, or whatever a person wrote there; empty: nothing
 * @param status as Job-Room says it; one that is not known decides nothing
 * @param json everything
 */
public record OwnAdvertisement(String id, String reference, String status, JsonNode json) {

    /** Visible to registered job seekers only, while the embargo lasts. */
    public static final String PUBLISHED_RESTRICTED = "PUBLISHED_RESTRICTED";

    public static final String PUBLISHED_PUBLIC = "PUBLISHED_PUBLIC";
    public static final String REJECTED = "REJECTED";
    public static final String CANCELLED = "CANCELLED";
    public static final String ARCHIVED = "ARCHIVED";

    /** Empty if it is not one. */
    public static Optional<OwnAdvertisement> read(JsonNode json) {
        String id = json.path("id").asText("");
        String status = json.path("status").asText("");
        return id.matches("[\\w-]{1,100}") && !status.isEmpty()
                ? Optional.of(
                        new OwnAdvertisement(id, json.path("externalReference").asText(""), status, json))
                : Optional.empty();
    }

    public boolean isPublished() {
        return status.equals(PUBLISHED_RESTRICTED) || status.equals(PUBLISHED_PUBLIC);
    }

    /** A day at one of its paths; empty if there is none. */
    public Optional<LocalDate> day(String pointer) {
        @Nullable String written = json.at(pointer).textValue();
        try {
            return written == null ? Optional.empty() : Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return id + " " + status;
    }
}
