package org.aushang.dispatch.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is about the file itself. */
@Tag("slow")
class EmbeddedLedgerTest {

    @TempDir
    Path directory;

    /** Each was written by the service and the rounds of its day: five states, a second generation, an absent connector. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_ledger_of_an_earlier_schema_is_brought_up_to_date_and_goes_on(int schema) throws IOException {
        try (InputStream packed = Objects.requireNonNull(
                        LedgerTest.class.getResourceAsStream("ledger-v" + schema + ".mv.db.gz"));
                InputStream file = new GZIPInputStream(packed)) {
            Files.copy(file, directory.resolve("ledger.mv.db"));
        }

        Stage stage = new Stage(directory);

        assertThat(stage.statuses())
                .extracting(status -> status.ref().job().value() + "#" + status.generation() + " " + status.state())
                .containsExactly(
                        "accepted#1 ACCEPTED",
                        "again#2 SUBMITTED",
                        "gone#1 WITHDRAWN",
                        "handed#1 SUBMITTED",
                        "held#1 INVALID",
                        "rejected#1 REJECTED",
                        "waiting#1 PENDING");
        assertThat(stage.channelService.channels())
                .extracting(channel -> channel.channel().value())
                .containsExactly("absent", "ch");
        assertThat(stage.service.timeline(PublicationRef.of("ch", "accepted")))
                .extracting(TimelineEntry::detail)
                .contains("2026-11-22T09:30");
        // It goes on: what waits goes out, what is there is changed and goes.
        stage.clock.pass(Duration.ofHours(3));
        stage.service.withdraw(PublicationRef.of("ch", "handed"), Withdrawal.usual());
        stage.service.retry(PublicationRef.of("ch", "held"));
        for (int i = 0; i < 4; i++) {
            stage.workUntilSettled();
        }
        assertThat(stage.state("waiting")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.state("held")).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void a_backup_made_while_work_goes_on_opens_as_a_ledger() throws Exception {
        Path copy = directory.resolve("copy.zip");
        Stage stage = new Stage(directory);
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 300, "Koch"));
        CountDownLatch begun = new CountDownLatch(20);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        Future<?> work = writer.submit(() -> IntStream.range(0, 200).forEach(i -> {
            stage.service.publish(new ChannelId("ch"), Stage.job("more" + i, "Bäcker"));
            begun.countDown();
        }));
        try {
            begun.await();
            stage.administration.backUp(copy);
            work.get(60, TimeUnit.SECONDS);
        } finally {
            writer.shutdownNow();
        }

        Path restored = Files.createDirectory(directory.resolve("restored"));
        try (ZipFile zip = new ZipFile(copy.toFile());
                InputStream file = zip.getInputStream(zip.getEntry("ledger.mv.db"))) {
            Files.copy(file, restored.resolve("ledger.mv.db"));
        }
        Stage again = new Stage(restored);
        assertThat(again.statuses()).hasSizeBetween(320, 500);
        assertThatThrownBy(() -> stage.administration.backUp(copy))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exists");
    }

    /** H2 keeps every statement of a migration at once: a process killed between two of them leaves half a schema. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_start_that_was_killed_in_the_midst_of_a_migration_is_made_up_for(int version) throws Exception {
        List<String> statements = statements(version);
        for (int done = 1; done <= statements.size(); done++) {
            Path half = Files.createDirectory(directory.resolve("half" + done));
            DataSource file = TestLedger.database(half);
            if (version > 1) {
                flyway(file).target(String.valueOf(version - 1)).load().migrate();
            }
            try (Connection connection = file.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements.subList(0, done)) {
                    statement.execute(sql);
                }
            }

            Stage stage = new Stage(new Ledger(file, true), SendPolicy.DEFAULT);

            stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
            assertThat(stage.state("1")).isEqualTo(PublicationState.PENDING);
        }
    }

    @Test
    void a_migration_that_failed_once_is_tried_again() throws Exception {
        DataSource file = TestLedger.database(directory);
        flyway(file).target("4").load().migrate();
        try (Connection connection = file.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into \"aushang_schema\" select 99, '5', 'begun', 'SQL', 'V5__begun.sql', 0,"
                    + " \"installed_by\", \"installed_on\", 0, false from \"aushang_schema\" limit 1");
        }

        assertThat(new Ledger(file, true).<List<Publication>>inTransaction(work -> work.publications()
                        .latestOf("ch")))
                .isEmpty();
    }

    private static FluentConfiguration flyway(DataSource file) {
        return Flyway.configure(Ledger.class.getClassLoader())
                .dataSource(file)
                .locations("classpath:org/aushang/dispatch/internal/store/schema")
                .table("aushang_schema")
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    private static List<String> statements(int version) throws IOException {
        Path folder = Path.of("src/main/resources/org/aushang/dispatch/internal/store/schema");
        try (Stream<Path> scripts = Files.list(folder)) {
            Path script = scripts.filter(file -> file.getFileName().toString().startsWith("V" + version + "__"))
                    .findFirst()
                    .orElseThrow();
            return Arrays.stream(Files.readString(script).split(";\\s*\n"))
                    .filter(sql -> !sql.isBlank())
                    .toList();
        }
    }
}
