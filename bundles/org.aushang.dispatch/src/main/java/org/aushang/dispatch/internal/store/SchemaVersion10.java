package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.Context;

/**
 * Schema version 10: contents are in a table of their own, by digest; rows of publications and orders only refer to them. In
 * Java, because H2 keeps each statement of an interrupted migration, and what is copied is dropped afterwards.
 */
final class SchemaVersion10 extends SchemaChange {

    SchemaVersion10() {
        super(10, "contents");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        execute(
                """
                create table if not exists content (
                  digest varchar(80) primary key,
                  payload text not null,
                  used_at timestamp with time zone not null
                )""",
                connection);
        execute("create index if not exists content_used_at on content (used_at)", connection);
        if (SchemaVersion7.hasColumn("publication", "payload", connection)) {
            execute(
                    """
                    insert into content (digest, payload, used_at)
                    select p.digest, max(p.payload), current_timestamp
                    from publication p
                    where not exists (select 1 from content c where c.digest = p.digest)
                    group by p.digest""",
                    connection);
        }
        if (SchemaVersion7.hasColumn("submission_order", "payload", connection)) {
            execute(
                    """
                    insert into content (digest, payload, used_at)
                    select o.digest, max(o.payload), current_timestamp
                    from submission_order o
                    where o.aim <> 'WITHDRAW' and o.payload <> ''
                      and not exists (select 1 from content c where c.digest = o.digest)
                    group by o.digest""",
                    connection);
            execute("update submission_order set payload = '' where aim <> 'WITHDRAW'", connection);
            execute("alter table submission_order rename column payload to reason", connection);
        }
        execute("alter table publication drop column if exists payload", connection);
        // Another one begins with the same columns.
        execute("drop index if exists publication_due", connection);
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
