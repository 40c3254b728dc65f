package org.aushang.dispatch.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database's own file: opened late, refused when it is missing, for its owner only, and on the disk. */
class DatabaseFileTest {

    @TempDir
    Path directory;

    @BeforeAll
    static void install() {
        UnsyncedDisk.install();
    }

    private Path folder() {
        return directory.resolve("aushang");
    }

    private Path file() {
        return folder().resolve("ledger.mv.db");
    }

    private DatabaseFile database(boolean startEmpty) {
        return new DatabaseFile(
                folder().toString(), new StoreMarker(directory.resolve("marker"), startEmpty, Clock.systemUTC()));
    }

    private static void opens(DatabaseFile database) throws SQLException {
        database.getConnection().close();
    }

    @Test
    void file_and_folder_are_for_their_owner_only() throws Exception {
        DatabaseFile database = database(false);

        opens(database);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        database.close();
    }

    @Test
    void a_store_that_is_missing_where_one_was_is_refused_until_it_is_back() throws Exception {
        DatabaseFile before = database(false);
        opens(before);
        before.close();
        Path away = Files.move(folder(), directory.resolve("unmounted"));

        DatabaseFile after = database(false);
        assertThatThrownBy(() -> opens(after))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("is missing, but was there since")
                .hasMessageContaining("startEmpty");
        assertThat(file()).doesNotExist();

        Files.delete(folder());
        Files.move(away, folder());
        opens(after);
        after.close();
    }

    @Test
    void a_store_of_no_bytes_is_refused() throws Exception {
        Files.createDirectories(folder());
        Files.createFile(file());

        assertThatThrownBy(() -> opens(database(false))).hasMessageContaining("is empty");
        assertThat(file()).isEmptyFile();
    }

    @Test
    void begins_anew_where_a_person_says_so() throws Exception {
        DatabaseFile before = database(false);
        opens(before);
        before.close();
        Files.delete(file());

        DatabaseFile after = database(true);
        opens(after);
        assertThat(file()).exists();
        after.close();
    }

    @Test
    void a_place_that_cannot_be_written_is_tried_again_at_the_next_call() throws Exception {
        Files.createFile(folder());
        DatabaseFile database = database(false);
        Ledger ledger = new Ledger(database, true);
        assertThatThrownBy(() -> ledger.inTransaction(work -> work))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("cannot be opened");

        Files.delete(folder());

        assertThat(ledger.<String>inTransaction(work -> "there")).isEqualTo("there");
        database.close();
    }

    @Test
    void a_directory_cannot_carry_options_of_the_database() {
        Path stolen = directory.resolve("stolen.sql");
        DatabaseFile database = new DatabaseFile(
                folder() + ";INIT=SCRIPT TO '" + stolen + "'",
                new StoreMarker(directory.resolve("marker"), false, Clock.systemUTC()));

        assertThatThrownBy(() -> opens(database)).hasMessageContaining("directory of org.aushang.dispatch");
        assertThat(stolen).doesNotExist();
    }

    /** The disk keeps only what was synced: what was acknowledged is there, and what was uploaded is known to be. */
    @Test
    void what_was_acknowledged_survives_a_loss_of_power() throws Exception {
        DatabaseFile database = new DatabaseFile(
                UnsyncedDisk.SCHEME + ":",
                folder().toString(),
                new StoreMarker(directory.resolve("marker"), false, Clock.systemUTC()));
        Stage stage = new Stage(new Ledger(database, true), SendPolicy.DEFAULT);
        int before = UnsyncedDisk.SYNCS.get();
        for (int i = 0; i < 50; i++) {
            stage.service.publish(new ChannelId("ch"), Stage.job("job" + i, "Koch"));
        }
        assertThat(UnsyncedDisk.SYNCS.get() - before).isGreaterThanOrEqualTo(50);
        stage.work();
        stage.service.withdraw(PublicationRef.of("ch", "job7"), Withdrawal.usual());

        Path survivor = powerLoss();
        Stage after = new Stage(survivor);

        assertThat(after.service.find(PublicationQuery.of(new ChannelId("ch"))).items())
                .hasSize(50);
        assertThat(after.service
                        .status(PublicationRef.of("ch", "job7"))
                        .orElseThrow()
                        .wanted())
                .isFalse();
        assertThat(stage.board.submissions).isNotEmpty();
        after.work();
        assertThat(after.board.submissions).as("sent a second time").isEmpty();
        database.close();
    }

    private Path powerLoss() throws IOException {
        Path survivor = Files.createDirectory(directory.resolve("survivor"));
        Files.copy(UnsyncedDisk.synced(file()), survivor.resolve("ledger.mv.db"));
        return survivor;
    }

    /** A connector that takes too long is interrupted, perhaps while it reads from its context. */
    @Test
    void an_interrupted_reader_does_not_close_the_database_for_others() throws Exception {
        DatabaseFile before = database(false);
        try (Connection connection = before.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table large (id int primary key, text varchar)");
            statement.execute(
                    "insert into large select x, repeat(cast(x as varchar), 1000) from system_range(1, 5000)");
        }
        before.close();
        DatabaseFile database = database(false);
        try (Connection other = database.getConnection();
                Connection connection = database.getConnection()) {
            Thread.currentThread().interrupt();

            assertThat(sum(connection)).isPositive();
            assertThat(sum(other)).isPositive();
        } finally {
            Thread.interrupted();
            database.close();
        }
    }

    private static long sum(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sum(length(text)) from large")) {
            row.next();
            return row.getLong(1);
        }
    }
}
