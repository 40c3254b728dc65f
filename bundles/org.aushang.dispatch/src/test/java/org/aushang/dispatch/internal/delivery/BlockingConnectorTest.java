package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connector that blocks, for as long as the test lasts, holds up neither a host nor another channel, and locks no row. */
@Timeout(60)
class BlockingConnectorTest {

    private static final ChannelId OTHER = new ChannelId("other");

    @TempDir
    Path directory;

    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(directory);
        FakeBoard quick = new FakeBoard() {
            @Override
            public ChannelDescriptor describe() {
                return ChannelDescriptor.builder(OTHER, "fake").build();
            }
        };
        stage.channels.bind(quick, Map.of(JobBoards.CHANNEL_ID, OTHER.value()));
    }

    @AfterEach
    void end() throws InterruptedException {
        release.countDown();
        worker.shutdown();
        assertThat(worker.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private void block() {
        blocked.countDown();
        boolean released = false;
        while (!released) {
            try {
                release.await();
                released = true;
            } catch (InterruptedException e) {
                // It ignores that it should end, as the worst connector does.
                released = release.getCount() == 0;
            }
        }
    }

    private void othersGoOn() {
        PublicationId id = stage.status("1").publication();

        stage.service.publish(Stage.CHANNEL, Stage.job("2", "Bäcker"));
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Köchin"));
        stage.service.publish(OTHER, Stage.job("1", "Koch"));
        stage.work(OTHER.value());

        assertThat(stage.status("1").title()).isEqualTo("Köchin");
        assertThat(stage.service.find(PublicationQuery.of(Stage.CHANNEL)).items())
                .hasSize(2);
        assertThat(stage.service.status(PublicationRef.of("other", "1")))
                .hasValueSatisfying(status -> assertThat(status.state()).isNotEqualTo(PublicationState.PENDING));
        assertThat(stage.ledger.<Boolean>inTransaction(
                        work -> work.publications().lock(id).isPresent()))
                .as("no row is locked")
                .isTrue();
    }

    @Test
    void in_check() throws Exception {
        stage.board.check = posting -> {
            block();
            return List.<Finding>of();
        };
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        Future<?> pass = worker.submit(() -> stage.work());
        blocked.await();

        othersGoOn();

        release.countDown();
        pass.get();
        stage.board.check = posting -> List.of();
        stage.service.retry(PublicationRef.of("ch", "1"));
        stage.workUntilSettled();
        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.board.shown.values())
                .extracting(posting -> posting.title())
                .containsExactlyInAnyOrder("Köchin", "Bäcker");
    }

    @Test
    void in_submit() throws Exception {
        stage.board.handovers.add((submission, context) -> {
            block();
            return stage.board.take(submission, context);
        });
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        Future<?> pass = worker.submit(() -> stage.work());
        blocked.await();

        othersGoOn();

        release.countDown();
        pass.get();
        stage.workUntilSettled();
        stage.workUntilSettled();
        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.board.shown.values())
                .extracting(posting -> posting.title())
                .containsExactlyInAnyOrder("Köchin", "Bäcker");
    }

    @Test
    void in_collecting_verdicts() throws Exception {
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        stage.work();
        stage.board.collects = context -> block();
        stage.clock.pass(Duration.ofMinutes(10));
        Future<?> pass = worker.submit(() -> stage.work());
        blocked.await();

        othersGoOn();

        release.countDown();
        pass.get();
        stage.workUntilSettled();
        stage.workUntilSettled();
        assertThat(stage.status("1").title()).isEqualTo("Köchin");
        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
    }
}
