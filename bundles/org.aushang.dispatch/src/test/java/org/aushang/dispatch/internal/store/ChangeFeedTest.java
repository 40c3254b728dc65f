package org.aushang.dispatch.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aushang.api.host.Change;
import org.aushang.api.host.ChangeToken;
import org.aushang.api.host.StaleTokenException;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.notification.ChangeNotifier;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every change is in the feed once, in order, on every node (decision 22). */
@Timeout(60)
class ChangeFeedTest {

    @TempDir
    Path directory;

    private static List<Change> read(PublicationServiceImpl service, ChangeToken from, int page) {
        List<Change> all = new ArrayList<>();
        List<Change> part = service.changesAfter(from, page).items();
        while (!part.isEmpty()) {
            all.addAll(part);
            part = service.changesAfter(all.get(all.size() - 1).token(), page).items();
        }
        return all;
    }

    private static List<String> published(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.publication().stream()
                        .map(ref -> ref.job() + " " + change.state().orElseThrow()))
                .toList();
    }

    @Test
    void has_every_step_of_every_publication_once_and_in_order() {
        Stage stage = new Stage(directory);
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        stage.workUntilSettled();
        stage.service.publish(Stage.CHANNEL, Stage.job("2", "Wirt forbidden"));
        stage.workUntilSettled();
        stage.service.withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        stage.workUntilSettled();

        List<Change> changes = read(stage.service, ChangeToken.START, 1000);

        assertThat(published(changes))
                .containsExactly(
                        "1 PENDING",
                        "1 SUBMITTED",
                        "1 ACCEPTED",
                        "2 PENDING",
                        "2 SUBMITTED",
                        "2 REJECTED",
                        "1 PENDING",
                        "1 SUBMITTED",
                        "1 WITHDRAWN");
        assertThat(changes).extracting(Change::token).doesNotHaveDuplicates();
        assertThat(read(stage.service, ChangeToken.START, 1)).as("one by one").isEqualTo(changes);
        assertThat(stage.service.latestChange())
                .isEqualTo(changes.get(changes.size() - 1).token());
        assertThat(stage.service.changesAfter(stage.service.latestChange(), 10).items())
                .isEmpty();
    }

    @Test
    void has_the_changes_of_channels_too() {
        Stage stage = new Stage(directory);
        stage.work();
        ChangeToken before = stage.service.latestChange();

        stage.administration.pause(Stage.CHANNEL);
        stage.administration.resume(Stage.CHANNEL);

        assertThat(read(stage.service, before, 100)).hasSize(2).allSatisfy(change -> {
            assertThat(change.channel()).isEqualTo(Stage.CHANNEL);
            assertThat(change.publication()).isEmpty();
            assertThat(change.state()).isEmpty();
        });
    }

    /** Two connections of a pool, each of which has written before. */
    @Test
    void has_changes_in_the_order_of_time_on_connections_that_stay_open() throws Exception {
        Stage stage = new Stage(directory);
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        PublicationId id = stage.status("1").publication();
        ChangeToken before = stage.service.latestChange();
        try (Connection one = TestLedger.database(directory).getConnection();
                Connection two = TestLedger.database(directory).getConnection()) {
            append(PublicationState.PENDING, id, one);
            append(PublicationState.SUBMITTED, id, two);
            append(PublicationState.ACCEPTED, id, one);
        }

        assertThat(published(read(stage.service, before, 100)))
                .containsExactly("1 PENDING", "1 SUBMITTED", "1 ACCEPTED");
    }

    private static void append(PublicationState state, PublicationId id, Connection connection) throws SQLException {
        StatementRunner run = new StatementRunner();
        new ChangeFeed(connection, run).append(List.of(new ChangeFeed.Entry("ch", "1", id, state)));
        run.flush(connection);
    }

    /** Two connections: the one that wrote first commits last. */
    @Test
    void never_hides_a_change_that_commits_later_than_a_reader_looked() throws Exception {
        Stage stage = new Stage(directory);
        stage.service.publish(Stage.CHANNEL, Stage.job("slow", "Koch"));
        stage.service.publish(Stage.CHANNEL, Stage.job("fast", "Wirt"));
        PublicationId slow = stage.status("slow").publication();
        PublicationId fast = stage.status("fast").publication();
        ChangeToken before = stage.service.latestChange();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<PublicationId> first = other.submit(() -> stage.ledger.inTransaction(work -> {
                work.changeFeed().append(work.publications().changes(List.of(slow)));
                work.flush();
                written.countDown();
                await(release);
                return slow;
            }));
            assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
            stage.ledger.inTransaction(work -> {
                work.changed(fast);
                return fast;
            });
            List<Change> seen = read(stage.service, before, 100);
            assertThat(published(seen)).containsExactly("fast PENDING");

            release.countDown();
            first.get(30, TimeUnit.SECONDS);

            ChangeToken after = seen.get(seen.size() - 1).token();
            assertThat(published(read(stage.service, after, 100))).containsExactly("slow PENDING");
        } finally {
            release.countDown();
            other.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Many writers and a reader at the same time: nothing missed, nothing twice. */
    @Test
    void a_reader_beside_many_writers_sees_each_change_exactly_once() throws Exception {
        Stage stage = new Stage(directory);
        int writers = 4;
        int each = 50;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<Change> seen = new ArrayList<>();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        stage.service.publish(Stage.CHANNEL, Stage.job(writer + "-" + i, "Koch"));
                    }
                }));
            }
            ChangeToken at = ChangeToken.START;
            boolean done = false;
            while (!done) {
                done = running.stream().allMatch(Future::isDone);
                List<Change> part = read(stage.service, at, 7);
                seen.addAll(part);
                at = part.isEmpty() ? at : part.get(part.size() - 1).token();
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(published(seen)).hasSize(writers * each).doesNotHaveDuplicates();
    }

    /** A crash between commit and notification, or another node. */
    @Test
    void another_process_reads_what_this_one_did_not_tell() {
        Stage stage = new Stage(directory);
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));

        Ledger other = TestLedger.in(directory);
        PublicationServiceImpl service = PublicationServiceImpl.over(other, new Channels(), channel -> {}, stage.clock);
        List<Change> there = read(service, ChangeToken.START, 100);
        assertThat(published(there)).containsExactly("1 PENDING");

        List<PublicationState> heard = new ArrayList<>();
        ChangeNotifier notifier = new ChangeNotifier(other, new Channels());
        notifier.bind(status -> heard.add(status.state()));
        stage.service.publish(Stage.CHANNEL, Stage.job("2", "Wirt"));
        assertThat(heard).isEmpty();
        notifier.poll();
        assertThat(heard).as("from its registration on").containsExactly(PublicationState.PENDING);
    }

    @Test
    void says_that_changes_are_not_stored_any_more() {
        Stage stage = new Stage(directory);
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        Change first = stage.service.changesAfter(ChangeToken.START, 1).items().get(0);
        stage.service.publish(Stage.CHANNEL, Stage.job("2", "Wirt"));
        ChangeToken last = stage.service.latestChange();

        Instant future = Instant.now().plus(Duration.ofDays(1));
        stage.ledger.inTransaction(work -> work.changeFeed().purgeBefore(future, 1000));

        assertThatThrownBy(() -> stage.service.changesAfter(first.token(), 10)).isInstanceOf(StaleTokenException.class);
        assertThat(stage.service.changesAfter(last, 10).items()).isEmpty();
        stage.service.publish(Stage.CHANNEL, Stage.job("3", "Page"));
        assertThat(published(read(stage.service, last, 10))).containsExactly("3 PENDING");
        assertThat(published(read(stage.service, ChangeToken.START, 10))).containsExactly("3 PENDING");
    }

    @Test
    void refuses_what_is_no_token() {
        Stage stage = new Stage(directory);
        assertThatIllegalArgumentException().isThrownBy(() -> stage.service.changesAfter(new ChangeToken("x"), 10));
        assertThatIllegalArgumentException().isThrownBy(() -> stage.service.changesAfter(ChangeToken.START, 0));
    }
}
