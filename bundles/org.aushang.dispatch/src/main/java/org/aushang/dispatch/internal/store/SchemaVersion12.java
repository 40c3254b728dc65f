package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.Context;

/**
 * Schema version 12: on PostgreSQL identities of changes and steps are in the order of time. With version 11 each connection had a
 * thousand of its own, so a connection of a pool that had not written for a while put its change before those that it followed from.
 * H2 shares what it has cached among all connections. Besides, publications in a state have an index in the order in which pages show
 * them.
 */
final class SchemaVersion12 extends SchemaChange {

    SchemaVersion12() {
        super(12, "identities and pages in order");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index if not exists publication_listed on publication (channel, state, job)");
            // The one for what waits begins with the same columns.
            statement.execute("drop index if exists publication_due");
            if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                return;
            }
            for (String table : List.of("change_batch", "timeline_step")) {
                statement.execute("alter table " + table + " alter column id set cache 1");
            }
        }
    }
}
