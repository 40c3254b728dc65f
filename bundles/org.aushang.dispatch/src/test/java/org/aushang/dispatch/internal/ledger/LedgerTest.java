package org.aushang.dispatch.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.TestLedger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    Path directory;

    @Test
    void a_ledger_of_the_first_schema_is_brought_up_to_date_with_all_it_remembers() throws SQLException {
        DataSource file = TestLedger.dataSource(
                "jdbc:h2:file:" + directory.resolve("ledger").toAbsolutePath());
        Flyway.configure()
                .dataSource(file)
                .locations("classpath:org/aushang/dispatch/internal/ledger/schema")
                .table("aushang_schema")
                .target("1")
                .load()
                .migrate();
        new QueryRunner(file)
                .update("insert into publication (id, channel, job, generation, latest, wanted, payload, digest, title,"
                        + " place, state, since, on_board) values ('P1', 'ch', '1', 1, true, true, '{}', 'd', 'Koch',"
                        + " 'Kiel', 'ACCEPTED', current_timestamp, 'PRESENT')");

        Ledger ledger = TestLedger.in(directory);

        Optional<Publication> found =
                ledger.inTransaction(connection -> new Publications(connection).latest("ch", "1"));
        assertThat(found).hasValueSatisfying(publication -> {
            assertThat(publication.state()).isEqualTo(PublicationState.ACCEPTED);
            assertThat(publication.wish().reason()).isEmpty();
        });
        assertThat(ledger.inTransaction(connection -> new Editions(connection).current("ch"))
                        .size())
                .isEqualTo(1);
    }
}
