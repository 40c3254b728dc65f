package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.TestLedger.MovingClock;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.service.ChannelServiceImpl;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.aushang.dispatch.internal.store.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connector that breaks its word stops neither the host nor another channel, and nothing of its work is lost. */
@Timeout(60)
@Tag("slow")
class DefectsTest {

    @TempDir
    Path directory;

    private final MovingClock clock = new MovingClock("2026-11-22T08:30:00Z");
    private final FakeBoard board = new FakeBoard();
    private final Channels channels = new Channels();
    private final CountDownLatch released = new CountDownLatch(1);
    private Optional<ChannelWorker> worker = Optional.empty();
    private Optional<PublicationServiceImpl> service = Optional.empty();
    private Optional<ChannelServiceImpl> channelService = Optional.empty();

    @BeforeEach
    void open() {
        Ledger ledger = TestLedger.in(directory);
        channels.bind(board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        service = Optional.of(PublicationServiceImpl.over(ledger, channels, id -> {}, clock));
        channelService = Optional.of(new ChannelServiceImpl(List::of, ledger, channels, clock));
        worker = Optional.of(
                new ChannelWorker(ledger, channels, clock, Duration.ofDays(2), SendPolicy.DEFAULT, () -> false));
        service().publish(new ChannelId("ch"), job());
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private ChannelServiceImpl channelService() {
        return channelService.orElseThrow();
    }

    private PublicationServiceImpl service() {
        return service.orElseThrow();
    }

    private static JobPosting job() {
        return JobPosting.builder("1").title("Koch").build();
    }

    private PublicationState state() {
        return service().status(PublicationRef.of("ch", "1")).orElseThrow().state();
    }

    /** Does not listen to interrupts: that is its defect. */
    private void hang() {
        while (released.getCount() > 0) {
            LockSupport.park(this);
        }
    }

    @Test
    void one_that_hangs_in_describe_costs_the_host_a_moment_once() {
        board.described = this::hang;

        assertThat(channelService().channels()).singleElement().satisfies(channel -> assertThat(channel.findings())
                .extracting(Finding::code)
                .containsExactly("dispatch.defect"));
        for (int i = 0; i < 100; i++) {
            assertThat(state()).isEqualTo(PublicationState.PENDING);
        }
        worker.orElseThrow().run("ch");
        assertThat(board.submissions).isEmpty();

        board.described = () -> {};
        released.countDown();
    }

    @Test
    void one_that_lies_about_its_name_is_not_given_work() {
        channels.bind(board, Map.of(JobBoards.CHANNEL_ID, "other"));
        service().publish(new ChannelId("other"), job());

        worker.orElseThrow().run("other");

        assertThat(board.submissions).isEmpty();
        assertThat(service()
                        .status(PublicationRef.of("other", "1"))
                        .orElseThrow()
                        .findings())
                .extracting(Finding::code)
                .contains("dispatch.defect");
    }

    /** As a hot update does it: the bundle's wiring is gone while its own code still runs. */
    @Test
    void a_connector_that_goes_away_during_the_attempt_is_no_defect_and_is_asked_about_later() {
        Map<String, Object> properties = Map.of(JobBoards.CHANNEL_ID, "ch");
        board.handovers.add((submission, context) -> {
            channels.unbind(board, properties);
            throw new NoClassDefFoundError("bundle wiring is no longer valid");
        });

        worker.orElseThrow().run("ch");
        assertThat(state()).isEqualTo(PublicationState.IN_DOUBT);

        channels.bind(board, properties);
        board.sure = true;
        for (int i = 0; i < 4; i++) {
            clock.pass(Duration.ofMinutes(30));
            worker.orElseThrow().run("ch");
        }
        assertThat(state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.shown).hasSize(1);
    }

    @Test
    void nothing_is_no_answer_to_a_handover() {
        board.handovers.add((submission, context) -> FakeBoard.nothing());

        worker.orElseThrow().run("ch");

        assertThat(state()).isEqualTo(PublicationState.FAILED);
    }

    @Test
    void an_error_of_the_language_is_a_defect_like_any_other() {
        board.handovers.add((submission, context) -> {
            throw new AssertionError("never");
        });

        worker.orElseThrow().run("ch");

        assertThat(state()).isEqualTo(PublicationState.FAILED);
    }

    @Test
    void a_check_that_fails_is_told_to_who_asked_and_sets_the_posting_aside() {
        board.check = posting -> {
            throw new IllegalStateException("never");
        };

        assertThat(channelService().check(new ChannelId("ch"), job()))
                .extracting(Finding::code)
                .containsExactly("dispatch.defect");
        worker.orElseThrow().run("ch");

        assertThat(state()).isEqualTo(PublicationState.FAILED);
        assertThat(board.submissions).isEmpty();
    }

    @Test
    void verdicts_that_are_missing_or_nonsense_decide_nothing() {
        worker.orElseThrow().run("ch");
        board.verdicts = Arrays.asList(FakeBoard.nothing(), FakeBoard.strange());
        clock.pass(Duration.ofMinutes(10));

        worker.orElseThrow().run("ch");

        assertThat(state()).isEqualTo(PublicationState.SUBMITTED);
    }

    @Test
    void a_posting_on_which_check_hangs_is_set_aside_alone_and_the_others_go_out_afterwards() {
        service()
                .publish(
                        new ChannelId("ch"),
                        JobPosting.builder("2").title("hangs").build());
        service()
                .publish(
                        new ChannelId("ch"),
                        JobPosting.builder("3").title("Bote").build());
        board.check = posting -> {
            if (posting.title().equals("hangs")) {
                hang();
            }
            return List.of();
        };

        worker.orElseThrow().run("ch");

        assertThat(service().status(PublicationRef.of("ch", "2")).orElseThrow().state())
                .isEqualTo(PublicationState.FAILED);
        for (String other : List.of("1", "3")) {
            assertThat(service()
                            .status(PublicationRef.of("ch", other))
                            .orElseThrow()
                            .state())
                    .isEqualTo(PublicationState.PENDING);
        }
        released.countDown();
        do {
            clock.pass(Duration.ofMinutes(1));
            worker.orElseThrow().run("ch");
        } while (board.shown.size() < 2);
        assertThat(service().status(PublicationRef.of("ch", "2")).orElseThrow().state())
                .isEqualTo(PublicationState.FAILED);
    }

    @Test
    void a_handover_that_does_not_end_while_the_host_stops_is_asked_about_after_the_start()
            throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        board.handovers.add((submission, context) -> {
            SubmitResult taken = board.take(submission, context);
            inside.countDown();
            hang();
            return taken;
        });
        Thread runner = new Thread(() ->
                assertThatThrownBy(() -> worker.orElseThrow().run("ch")).isInstanceOf(ConnectorDefectException.class));
        runner.start();
        inside.await();
        runner.interrupt();
        runner.join();
        assertThat(state()).isEqualTo(PublicationState.PENDING);
        released.countDown();

        do {
            clock.pass(Duration.ofMinutes(15));
            worker.orElseThrow().run("ch");
        } while (state() != PublicationState.ACCEPTED);
        assertThat(board.submissions).hasSize(1);
    }
}
