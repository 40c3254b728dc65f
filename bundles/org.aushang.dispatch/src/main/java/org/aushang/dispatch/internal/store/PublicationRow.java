package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.cut;
import static org.aushang.dispatch.internal.store.Columns.instant;
import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.BoardState;
import org.aushang.dispatch.internal.model.Publication.DesiredState;
import org.aushang.dispatch.internal.model.Publication.Listing;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.Publication.Progress;
import org.jspecify.annotations.Nullable;

/** Mapping between a publication and its row. Pure. */
final class PublicationRow {

    static final String DESIRED = "wanted, digest, title, place, starts_at, reason";
    static final String ACTUAL =
            "state, since, next_at, on_board, board_digest, refused_digest, shown_until, refresh_at, board_url, "
                    + "embargo_until, submission";
    static final String ALL = DESIRED + ", " + ACTUAL;

    static final String INSERT = "insert into publication (id, channel, job, generation, latest, created_at, " + ALL
            + ") values (?,?,?,?,true,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

    static final String WITHOUT_PAYLOAD = "id, channel, job, generation, online_since, edition, " + ALL;

    static final String COLUMNS = WITHOUT_PAYLOAD + ", " + ContentRepository.of("p.digest") + " as payload";

    private PublicationRow() {}

    /** What a publication was before it changes, without its content. */
    record Before(
            boolean wanted,
            String digest,
            String title,
            String place,
            String reason,
            OnBoard onBoard,
            @Nullable String board,
            boolean everOnline) {

        /** As it is in the database after this was written. */
        static Before of(Publication p, boolean everOnline) {
            DesiredState desired = p.desired();
            return new Before(
                    desired.wanted(),
                    desired.digest(),
                    cut(1000, desired.title()),
                    cut(500, desired.place()),
                    desired.reason(),
                    p.onBoard(),
                    p.boardState().digest(),
                    everOnline);
        }

        static Before read(ResultSet row) throws SQLException {
            return new Before(
                    row.getBoolean("wanted"),
                    row.getString("digest"),
                    row.getString("title"),
                    row.getString("place"),
                    row.getString("reason"),
                    OnBoard.valueOf(row.getString("on_board")),
                    row.getString("board_digest"),
                    row.getLong("edition") > 0);
        }

        boolean isOf(DesiredState desired) {
            return wanted == desired.wanted()
                    && digest.equals(desired.digest())
                    && title.equals(cut(1000, desired.title()))
                    && place.equals(cut(500, desired.place()))
                    && reason.equals(desired.reason());
        }
    }

    /** In the order of {@link #ALL}. */
    static @Nullable Object[] changing(Publication p) {
        return concat(
                new Object[] {
                    p.wanted(),
                    p.desired().digest(),
                    cut(1000, p.desired().title()),
                    cut(500, p.desired().place()),
                    utc(p.desired().startsAt()),
                    p.desired().reason()
                },
                boardState(p));
    }

    /** In the order of {@link #ACTUAL}. */
    static @Nullable Object[] boardState(Publication p) {
        return new @Nullable Object[] {
            p.state().name(),
            utc(p.progress().since()),
            utc(p.progress().nextAt()),
            p.onBoard().name(),
            p.boardState().digest(),
            p.boardState().refused(),
            utc(p.boardState().listing().until()),
            utc(p.boardState().listing().refreshAt()),
            p.boardState().listing().url() == null
                    ? null
                    : p.boardState().listing().url().toString(),
            utc(p.boardState().listing().embargoUntil()),
            p.submission()
        };
    }

    static @Nullable Object[] concat(@Nullable Object[] first, @Nullable Object[] second) {
        return Stream.of(first, second).flatMap(Arrays::stream).toArray();
    }

    /** One whose content is missing is read with an empty one, which makes it unreadable, and not the whole query. */
    static Publication read(ResultSet row) throws SQLException {
        return new Publication(
                new PublicationId(row.getString("id")),
                row.getString("channel"),
                row.getString("job"),
                row.getInt("generation"),
                new DesiredState(
                        row.getBoolean("wanted"),
                        Objects.requireNonNullElse(row.getString("payload"), ""),
                        row.getString("digest"),
                        row.getString("title"),
                        row.getString("place"),
                        instant(row, "starts_at"),
                        row.getString("reason")),
                new Progress(
                        PublicationState.valueOf(row.getString("state")),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        instant(row, "next_at")),
                new BoardState(
                        OnBoard.valueOf(row.getString("on_board")),
                        row.getString("board_digest"),
                        row.getString("refused_digest"),
                        new Listing(
                                instant(row, "online_since"),
                                instant(row, "shown_until"),
                                instant(row, "refresh_at"),
                                Columns.url(row.getString("board_url")),
                                instant(row, "embargo_until"))),
                row.getString("submission"));
    }
}
