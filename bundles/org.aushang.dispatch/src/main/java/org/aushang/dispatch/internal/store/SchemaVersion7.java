package org.aushang.dispatch.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.LocalizedText;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;

/**
 * Schema version 7: tables and columns have the names of the vocabulary; texts of findings are JSON, so that they can have
 * any number of languages and typed arguments; a publication knows until when and where the board shows it. In Java, because
 * H2 keeps each statement of an interrupted migration, and PostgreSQL cannot rename a column only if it exists.
 */
final class SchemaVersion7 extends SchemaChange {

    private static final int BATCH = 500;

    private final QueryRunner run = new StatementRunner();

    SchemaVersion7() {
        super(7, "vocabulary");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        renameTable("artefact", "artifact", connection);
        renameTable("artefact_part", "artifact_part", connection);
        renameTable("lesson", "fact", connection);
        renameColumn("artifact", "kept_at", "stored_at", connection);
        renameColumn("fact", "learned_at", "recorded_at", connection);
        renameColumn("channel", "told", "notified_codes", connection);
        renameColumn("publication", "confirmed", "approved_digest", connection);
        renameColumn("publication", "begun_at", "created_at", connection);
        renameColumn("submission", "looks", "polls", connection);
        renameColumn("submission", "handed_over_at", "delivered_at", connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table publication add column if not exists shown_until timestamp with time zone");
            statement.execute("alter table publication add column if not exists board_url varchar(2000)");
            statement.execute("alter table finding add column if not exists message text");
            statement.execute("alter table finding add column if not exists next_step text");
        }
        if (hasColumn("finding", "message_de", connection)) {
            convertTexts(connection);
            try (Statement statement = connection.createStatement()) {
                for (String column :
                        List.of("message_key", "arguments", "next_de", "next_en", "message_en", "message_de")) {
                    statement.execute("alter table finding drop column if exists " + column);
                }
                statement.execute("alter table finding alter column message set not null");
                statement.execute("alter table finding alter column next_step set not null");
            }
        }
    }

    /** Row by row what is not converted yet, so that an interrupted conversion goes on. */
    private void convertTexts(Connection connection) throws SQLException {
        List<Object[]> batch;
        do {
            batch = run.query(
                    connection,
                    "select publication, position, message_de, message_en, next_de, next_en, fix from finding"
                            + " where message is null limit " + BATCH,
                    SchemaVersion7::converted);
            if (!batch.isEmpty()) {
                run.batch(
                        connection,
                        "update finding set message = ?, next_step = ?, fix = ? where publication = ? and position = ?",
                        batch.toArray(Object[][]::new));
            }
        } while (!batch.isEmpty());
    }

    private static List<Object[]> converted(ResultSet rows) throws SQLException {
        List<Object[]> batch = new ArrayList<>();
        while (rows.next()) {
            batch.add(new Object[] {
                TextCodec.write(LocalizedText.of(rows.getString("message_de"), rows.getString("message_en"))),
                TextCodec.write(LocalizedText.of(rows.getString("next_de"), rows.getString("next_en"))),
                fix(rows.getString("fix")),
                rows.getString("publication"),
                rows.getInt("position")
            });
        }
        return batch;
    }

    /** A fix that cannot be read is dropped: its finding still says what to do. */
    private static String fix(String written) {
        if (written.isEmpty()) {
            return written;
        }
        try {
            ObjectNode node = new ObjectMapper().readValue(written, ObjectNode.class);
            LocalizedText label =
                    LocalizedText.of(node.path("de").asText(), node.path("en").asText());
            node.remove(List.of("de", "en"));
            node.set("label", TextCodec.node(label));
            return node.toString();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return "";
        }
    }

    private static void renameTable(String from, String to, Connection connection) throws SQLException {
        if (hasColumn(from, null, connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("alter table " + from + " rename to " + to);
            }
        }
    }

    private static void renameColumn(String table, String from, String to, Connection connection) throws SQLException {
        if (hasColumn(table, from, connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("alter table " + table + " rename column " + from + " to " + to);
            }
        }
    }

    /** H2 has names in upper case, PostgreSQL in lower case. */
    static boolean hasColumn(String table, @Nullable String column, Connection connection) throws SQLException {
        boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
        String name = upper ? table.toUpperCase(Locale.ROOT) : table;
        String pattern = column == null ? "%" : upper ? column.toUpperCase(Locale.ROOT) : column;
        try (ResultSet found =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), name, pattern)) {
            return found.next();
        }
    }
}
