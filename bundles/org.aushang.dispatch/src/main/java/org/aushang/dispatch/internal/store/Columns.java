package org.aushang.dispatch.internal.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Values of columns, as both databases take and give them. Pure. */
final class Columns {

    private Columns() {}

    static @Nullable URI url(@Nullable String written) {
        return written == null ? null : URI.create(written);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** At most so long, and without the one character that PostgreSQL does not take. */
    static String cut(int most, String text) {
        String clean = text.indexOf(0) < 0 ? text : text.replace("\u0000", "");
        return clean.length() <= most ? clean : clean.substring(0, most);
    }
}
