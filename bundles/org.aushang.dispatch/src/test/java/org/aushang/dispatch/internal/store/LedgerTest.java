package org.aushang.dispatch.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.ChannelId;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.Publication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    Path directory;

    /** As after {@code kill -9}: picked by a process that is gone. */
    @Test
    void our_own_file_keeps_nobody_waiting_for_a_dead_predecessor() throws SQLException {
        DataSource file = TestLedger.database(directory);
        assertThat(new Ledger(file, true).isEmbedded()).isTrue();
        QueryRunner run = new QueryRunner(file);
        run.update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                + " last_heartbeat, version) values ('channel', 'ch', current_timestamp, true, 'dead',"
                + " current_timestamp, 1)");

        new Ledger(file, true).inTransaction(work -> "there");

        assertThat(run.<Long>query("select count(*) from scheduled_tasks where picked", row -> {
                    row.next();
                    return row.getLong(1);
                }))
                .isZero();
    }

    @Test
    void a_database_that_comes_later_is_waited_for() {
        DataSource real = TestLedger.database(directory);
        boolean[] there = {false};
        DataSource late = (DataSource) Proxy.newProxyInstance(
                LedgerTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!there[0]) {
                        throw new SQLException("connection refused");
                    }
                    return method.invoke(real, arguments);
                });
        Ledger ledger = new Ledger(late, false);
        assertThatThrownBy(() -> ledger.inTransaction(work -> work))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("connection refused");

        there[0] = true;

        assertThat(ledger.<List<Publication>>inTransaction(
                        work -> work.publications().latestOf("ch")))
                .isEmpty();
    }

    /** As with a volume that is not mounted below a database server, or an address of another one. */
    @Test
    void a_database_without_our_tables_where_they_were_before_is_refused_until_they_are_back() {
        DataSource before = TestLedger.dataSource("jdbc:h2:mem:before");
        DataSource empty = TestLedger.dataSource("jdbc:h2:mem:empty");
        AtomicReference<DataSource> service = new AtomicReference<>(before);
        Ledger ledger = remembering(() -> Objects.requireNonNull(service.get()), false);
        ledger.inTransaction(work -> "there");

        service.set(empty);

        assertThatThrownBy(() -> ledger.inTransaction(work -> "there"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("(dataSourceName=ats) has no store, but had one since")
                .hasMessageContaining("startEmpty");
        assertThatThrownBy(() -> remembering(() -> Objects.requireNonNull(service.get()), false)
                        .inTransaction(work -> "there"))
                .hasMessageContaining("has no store");
        assertThatThrownBy(() -> new QueryRunner(empty).update("delete from publication"))
                .as("nothing was made")
                .isInstanceOf(SQLException.class);

        service.set(before);
        ledger.inTransaction(work -> "there");

        service.set(empty);
        assertThat(remembering(() -> Objects.requireNonNull(service.get()), true)
                        .<String>inTransaction(work -> "begun anew"))
                .isEqualTo("begun anew");
    }

    private Ledger remembering(Ledger.Source source, boolean startEmpty) {
        StoreMarker marker = new StoreMarker(directory.resolve("marker"), startEmpty, Clock.systemUTC());
        return new Ledger(source, false, Duration.ofSeconds(30), new Predecessor(marker, "(dataSourceName=ats)"));
    }

    /** Several nodes that hear the same news of a host at once, without knowing of each other. */
    @Test
    void calls_for_one_job_from_everywhere_at_once_are_one_publication() throws Exception {
        Stage stage = new Stage(directory);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int worker = 0; worker < 10; worker++) {
                String job = "job" + worker;
                List<Future<?>> calls = Stream.generate(() -> threads.submit(
                                () -> stage.service.publish(new ChannelId("ch"), Stage.job(job, "Koch"))))
                        .limit(8)
                        .<Future<?>>map(call -> call)
                        .toList();
                for (Future<?> call : calls) {
                    call.get(60, TimeUnit.SECONDS);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stage.statuses()).hasSize(10).allSatisfy(status -> assertThat(status.generation())
                .isEqualTo(1));
    }
}
