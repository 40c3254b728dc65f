package org.aushang.applications.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.model.PublicationRef;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an application in the clear: nothing personal.
 *
 * @param publication null while it is unassigned
 * @param nextAttempt null unless it is pending
 * @param reason one of ours by its name, or the host's words
 * @param person a keyed hash of the candidate's address; empty if there is none
 */
public record ApplicationRow(
        ApplicationId id,
        ApplicationState state,
        Instant since,
        Instant receivedAt,
        @Nullable PublicationRef publication,
        int attempts,
        @Nullable Instant nextAttempt,
        String hostReference,
        String reason,
        String person) {

    static final String COLUMNS =
            "id, state, since, received_at, channel, job, attempts, next_attempt, host_reference, reason, person";

    public ApplicationRow in(ApplicationState next, String why, Instant now) {
        return new ApplicationRow(
                id,
                next,
                next == state ? since : now,
                receivedAt,
                publication,
                attempts,
                next == ApplicationState.PENDING ? now : null,
                hostReference,
                why,
                person);
    }

    public ApplicationRow of(PublicationRef assigned) {
        return new ApplicationRow(
                id, state, since, receivedAt, assigned, attempts, nextAttempt, hostReference, reason, person);
    }

    public ApplicationRow attempted(@Nullable Instant next, String reference) {
        return new ApplicationRow(
                id, state, since, receivedAt, publication, attempts + 1, next, reference, reason, person);
    }

    static ApplicationRow read(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        return new ApplicationRow(
                new ApplicationId(row.getString("id")),
                ApplicationState.valueOf(row.getString("state")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                channel == null ? null : PublicationRef.of(channel, row.getString("job")),
                row.getInt("attempts"),
                instant(row.getObject("next_attempt", OffsetDateTime.class)),
                row.getString("host_reference"),
                row.getString("reason"),
                row.getString("person"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
