package org.aushang.dispatch.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.host.ChangeToken;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.PublicationRef;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.TestLedger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the version before had of timelines and changes is there after the migration. */
class SchemaVersion11Test {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-24T08:00:00Z");

    @TempDir
    Path directory;

    @Test
    void keeps_timelines_and_numbers_of_changes() throws Exception {
        DataSource database = TestLedger.database(directory);
        migrateTo10(database);
        QueryRunner sql = new QueryRunner(database, true);
        sql.update("insert into content (digest, payload, used_at) values ('d', '{}', ?)", AT);
        sql.update(
                """
                insert into publication (id, channel, job, generation, latest, wanted, digest, title, place, state, since, on_board)
                values ('P1', 'ch', 'job', 1, true, true, 'd', 'Koch', 'Kiel', 'ACCEPTED', ?, 'PRESENT')""",
                AT);
        step(sql, 2, "delivered");
        step(sql, 3, "accepted");
        step(sql, 1, "attempt");
        change(sql, "2", "SUBMITTED");
        change(sql, "1", "PENDING");
        change(sql, "null", "ACCEPTED");

        Stage stage = new Stage(directory);

        assertThat(stage.service.timeline(PublicationRef.of("ch", "job")))
                .extracting(TimelineEntry::detail)
                .containsExactly("attempt", "delivered", "accepted");
        assertThat(stage.service.changesAfter(ChangeToken.START, 10).items())
                .extracting(
                        change -> change.token().value() + " " + change.state().orElseThrow())
                .containsExactly("1 PENDING", "2 SUBMITTED", "3 ACCEPTED");
        assertThat(stage.service.changesAfter(new ChangeToken("1"), 10).items())
                .as("a token from before")
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.at()).isEqualTo(Instant.from(AT)));
    }

    private static void migrateTo10(DataSource database) {
        Flyway.configure(Ledger.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:org/aushang/dispatch/internal/store/schema")
                .javaMigrations(new SchemaVersion7(), new SchemaVersion10())
                .table("aushang_schema")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("10")
                .load()
                .migrate();
    }

    private static void step(QueryRunner sql, int position, String step) throws Exception {
        sql.update(
                "insert into timeline (publication, position, at, step, detail) values ('P1', ?, ?, ?, ?)",
                position,
                AT,
                step,
                step);
    }

    private static void change(QueryRunner sql, String revision, String state) throws Exception {
        sql.update(
                "insert into change_log (revision, channel, job, publication, state, at) values (" + revision
                        + ", 'ch', 'job', 'P1', ?, ?)",
                state,
                AT);
        sql.update("update change_sequence set last_revision = 2");
    }
}
