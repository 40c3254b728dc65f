package org.aushang.dispatch.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.dbutils.handlers.ColumnListHandler;
import org.aushang.dispatch.internal.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On both databases, of which only PostgreSQL waits with what is deferred. */
class StatementRunnerTest {

    private static final String INSERT = "insert into content (digest, payload, used_at) values (?, ?, ?)";
    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 29, 12, 0, 0, 0, ZoneOffset.UTC);

    @TempDir
    Path directory;

    private DataSource database;

    @BeforeEach
    void tables() {
        database = TestLedger.database(directory);
        new Ledger(database, false).inTransaction(work -> work);
    }

    @Test
    void the_next_statement_sees_what_was_deferred_in_its_order() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            StatementRunner run = new StatementRunner();
            // More than are sent at once.
            for (int i = 0; i < 120; i++) {
                run.defer(connection, INSERT, "digest" + i, "first", NOW);
            }
            run.defer(connection, "update content set payload = 'second' where digest = ?", "digest7");

            assertThat(seconds(connection, run)).containsExactly("digest7");
            connection.rollback();
        }
    }

    @Test
    void one_that_fails_fails_its_transaction() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            StatementRunner run = new StatementRunner();

            assertThatThrownBy(() -> {
                        run.defer(connection, INSERT, "digest", "second", NOW);
                        run.defer(connection, INSERT, "digest", "second", NOW);
                        run.flush(connection);
                    })
                    .isInstanceOf(SQLException.class);

            connection.rollback();
            assertThat(seconds(connection, run)).isEmpty();
            connection.rollback();
        }
    }

    private static List<String> seconds(Connection connection, StatementRunner run) throws SQLException {
        return run.query(
                connection, "select digest from content where payload = 'second'", new ColumnListHandler<>("digest"));
    }
}
