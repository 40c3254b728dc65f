package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Fix;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.TestLedger.MovingClock;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.notification.ChangeNotifier;
import org.aushang.dispatch.internal.service.ChannelServiceImpl;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.aushang.dispatch.internal.store.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of a publication through real tables, with a board in memory and a clock that stands until it is moved. */
class ChannelWorkerTest {

    @TempDir
    Path directory;

    private final MovingClock clock = new MovingClock("2026-11-22T08:30:00Z");
    private final FakeBoard board = new FakeBoard();
    private final Channels channels = new Channels();
    private final List<PublicationState> heard = new ArrayList<>();
    private Optional<ChannelWorker> worker = Optional.empty();
    private Optional<PublicationServiceImpl> service = Optional.empty();
    private Optional<ChannelServiceImpl> channelService = Optional.empty();

    @BeforeEach
    void open() {
        Ledger ledger = TestLedger.in(directory);
        ChangeNotifier notifier = new ChangeNotifier(ledger, channels);
        notifier.bind(status -> heard.add(status.state()));
        channels.bind(board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        service = Optional.of(PublicationServiceImpl.over(ledger, channels, id -> {}, clock));
        channelService = Optional.of(new ChannelServiceImpl(List::of, ledger, channels, clock));
        worker = Optional.of(
                new ChannelWorker(ledger, channels, clock, Duration.ofDays(2), SendPolicy.DEFAULT, () -> false));
    }

    private void work() {
        worker.orElseThrow().run("ch");
    }

    private void workLater(Duration later) {
        clock.pass(later);
        work();
    }

    private ChannelServiceImpl channelService() {
        return channelService.orElseThrow();
    }

    private PublicationServiceImpl service() {
        return service.orElseThrow();
    }

    private static JobPosting job(String id, String title) {
        return JobPosting.builder(id).title(title).description("…").build();
    }

    private PublicationStatus status(String job) {
        return service().status(PublicationRef.of("ch", job)).orElseThrow();
    }

    private List<String> steps(String job) {
        return service().timeline(PublicationRef.of("ch", job)).stream()
                .map(TimelineEntry::step)
                .map(step -> step.english())
                .toList();
    }

    @Test
    void a_posting_is_handed_over_and_accepted_when_the_report_says_so() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        assertThat(status("1").state()).isEqualTo(PublicationState.SUBMITTED);

        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Koch");
        assertThat(heard)
                .containsExactly(PublicationState.PENDING, PublicationState.SUBMITTED, PublicationState.ACCEPTED);
        assertThat(steps("1"))
                .containsExactly("Publication requested", "Transmission started", "Delivered", "Accepted");
    }

    @Test
    void silence_is_not_acceptance_and_is_said_after_a_day() {
        board.silent = true;
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofHours(23));
        assertThat(status("1").state()).isEqualTo(PublicationState.SUBMITTED);

        workLater(Duration.ofHours(2));

        assertThat(status("1").state()).isEqualTo(PublicationState.IN_DOUBT);
        assertThat(status("1").findings()).extracting(Finding::code).containsExactly("dispatch.overdue");
        assertThat(status("1").nextAttemptAt()).isPresent();

        board.silent = false;
        workLater(Duration.ofHours(2));
        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.submissions).hasSize(1);
    }

    @Test
    void a_rejection_has_its_reason_and_waits_for_a_change() {
        service().publish(new ChannelId("ch"), job("1", "forbidden"));
        work();
        workLater(Duration.ofMinutes(10));
        assertThat(status("1").state()).isEqualTo(PublicationState.REJECTED);
        assertThat(status("1").findings()).extracting(Finding::code).containsExactly("fake.note");

        workLater(Duration.ofDays(1));
        assertThat(board.submissions).hasSize(1);

        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        work();
        workLater(Duration.ofMinutes(10));
        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(status("1").generation()).isEqualTo(1);
    }

    @Test
    void a_change_is_sent_as_a_change_and_the_same_again_is_not_sent() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        workLater(Duration.ofMinutes(10));
        work();
        workLater(Duration.ofMinutes(10));
        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        work();

        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Köchin");
        assertThat(board.submissions).hasSize(2);
        assertThat(board.submissions.get(1).orders())
                .singleElement()
                .isInstanceOfSatisfying(
                        Order.Publish.class, order -> assertThat(order.known()).isTrue());
    }

    @Test
    void a_withdrawal_removes_it_and_publishing_again_takes_a_new_id() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));
        var first = status("1").publication();
        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        work();
        workLater(Duration.ofMinutes(10));
        assertThat(status("1").state()).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(board.shown).isEmpty();

        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").generation()).isEqualTo(2);
        assertThat(board.shown).containsOnlyKeys(status("1").publication()).doesNotContainKey(first);
    }

    @Test
    void what_never_left_is_withdrawn_without_a_word() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        work();

        assertThat(status("1").state()).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(board.submissions).isEmpty();
    }

    @Test
    void a_withdrawal_while_the_verdict_is_awaited_follows_it() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        workLater(Duration.ofMinutes(10));
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(board.shown).isEmpty();
    }

    @Test
    void our_own_check_holds_back_and_says_everything() {
        board.check = posting -> List.of(FakeBoard.finding("fake.a"), FakeBoard.finding("fake.b"));
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();

        assertThat(status("1").state()).isEqualTo(PublicationState.INVALID);
        assertThat(status("1").findings()).hasSize(2);
        assertThat(board.submissions).isEmpty();

        board.check = posting -> List.of();
        service().retry(PublicationRef.of("ch", "1"));
        work();
        assertThat(status("1").state()).isEqualTo(PublicationState.SUBMITTED);
    }

    @Test
    void what_did_not_leave_comes_again_under_the_same_id_with_what_is_wanted_then() {
        board.handovers.add((submission, context) -> SubmitResult.deferred(FakeBoard.finding("fake.down")));
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        service().publish(new ChannelId("ch"), job("2", "Kellner"));
        work();
        assertThat(status("1").state()).isEqualTo(PublicationState.PENDING);
        assertThat(status("1").findings()).extracting(Finding::code).containsExactly("fake.down");

        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        service().withdraw(PublicationRef.of("ch", "2"), Withdrawal.usual());
        workLater(Duration.ofSeconds(10));
        workLater(Duration.ofMinutes(10));

        assertThat(board.submissions).hasSize(2);
        assertThat(board.submissions.get(1).id())
                .isEqualTo(board.submissions.get(0).id());
        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Köchin");
        assertThat(status("2").state()).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(board.sendTimes).doesNotHaveDuplicates();
    }

    @Test
    void what_is_too_much_at_once_goes_in_two_and_nothing_twice() {
        board.handovers.add((submission, context) -> SubmitResult.tooLarge(2));
        for (int i = 1; i <= 3; i++) {
            service().publish(new ChannelId("ch"), job(String.valueOf(i), "Koch " + i));
        }
        for (int i = 0; i < 4; i++) {
            workLater(Duration.ofSeconds(1));
        }

        assertThat(board.submissions)
                .extracting(submission -> submission.orders().size())
                .containsExactly(3, 2, 1);
        assertThat(board.submissions.get(1).id())
                .isEqualTo(board.submissions.get(0).id());
        assertThat(board.submissions.get(2).id())
                .isNotEqualTo(board.submissions.get(0).id());
        assertThat(board.shown.values())
                .extracting(JobPosting::title)
                .containsExactlyInAnyOrder("Koch 1", "Koch 2", "Koch 3");
    }

    @Test
    void a_connector_that_calls_one_too_many_is_set_aside_and_not_asked_for_ever() {
        board.handovers.add((submission, context) -> SubmitResult.tooLarge(1));
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(1));

        assertThat(board.submissions).hasSize(1);
        assertThat(status("1").state()).isEqualTo(PublicationState.FAILED);
    }

    @Test
    void a_check_knows_what_the_board_has() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));
        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);

        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        work();
        workLater(Duration.ofMinutes(10));
        channelService().check(new ChannelId("ch"), job("1", "Küchenhilfe"));

        assertThat(board.known).containsExactly("nothing", "Koch", "Köchin");
    }

    @Test
    void what_a_connector_learns_from_verdicts_helps_its_later_checks() {
        board.collects = context -> board.submissions.forEach(submission -> context.sent(
                        submission.id(), submission.orders().get(0).publication())
                .ifPresent(posting -> context.recordFact("titles", posting.title())));
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));
        workLater(Duration.ofMinutes(10));
        channelService().check(new ChannelId("ch"), job("2", "Kellner"));

        assertThat(board.facts.get(0)).isEmpty();
        assertThat(board.facts.get(board.facts.size() - 1)).containsExactly("Koch");
    }

    @Test
    void a_fix_is_kept_with_its_finding() {
        Fix fix = new Fix(
                LocalizedText.of("Auf 3 erhöhen", "Raise to 3"),
                List.of(
                        new Fix.Change("totalJobOpenings", List.of("3")),
                        new Fix.Change("arbeitsagentur:alternativeTitleCode", List.of())));
        board.check = posting ->
                List.of(FakeBoard.finding("fake.few").toBuilder().fix(fix).build(), FakeBoard.finding("fake.other"));
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();

        assertThat(status("1").findings()).extracting(Finding::fix).containsExactly(Optional.of(fix), Optional.empty());
    }

    @Test
    void what_was_deferred_and_changed_meanwhile_is_online_as_it_was_sent() {
        board.handovers.add((submission, context) -> SubmitResult.deferred(FakeBoard.finding("fake.down")));
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        workLater(Duration.ofSeconds(10));
        workLater(Duration.ofMinutes(10));
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Köchin");
        assertThat(board.submissions).hasSize(2);
    }

    @Test
    void what_was_deferred_need_not_wait_when_the_channel_is_renewed() {
        for (int i = 0; i < 9; i++) {
            board.handovers.add((submission, context) -> SubmitResult.deferred(FakeBoard.finding("fake.down")));
        }
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        for (int i = 0; i < 8; i++) {
            workLater(Duration.ofMinutes(20));
        }
        workLater(Duration.ofMinutes(10));
        assertThat(board.submissions).hasSize(9);

        worker.orElseThrow().connectorReplaced("ch");
        work();

        assertThat(status("1").state()).isEqualTo(PublicationState.SUBMITTED);
    }

    @Test
    void a_lost_answer_is_looked_for_and_not_sent_again_when_it_had_arrived() {
        board.handovers.add((submission, context) -> {
            board.take(submission, context);
            return SubmitResult.inDoubt(FakeBoard.finding("fake.lost"));
        });
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        assertThat(status("1").state()).isEqualTo(PublicationState.IN_DOUBT);

        workLater(Duration.ofMinutes(15));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.submissions).hasSize(1);
    }

    @Test
    void a_lost_answer_that_is_not_to_be_found_is_sent_again_after_patience() {
        board.handovers.add((submission, context) -> SubmitResult.inDoubt(FakeBoard.finding("fake.lost")));
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofHours(1));
        assertThat(board.submissions).hasSize(1);

        workLater(Duration.ofHours(1));
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.submissions).hasSize(2);
        assertThat(board.shown).hasSize(1);
    }

    @Test
    void a_withdrawal_whose_answer_was_lost_never_makes_an_id_be_used_twice() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));
        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        board.handovers.add((submission, context) -> {
            // Carried out, but nothing tells of it.
            board.shown.clear();
            return SubmitResult.inDoubt(FakeBoard.finding("fake.lost"));
        });
        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        work();
        service().publish(new ChannelId("ch"), job("1", "Köchin"));

        workLater(Duration.ofHours(2));
        for (int i = 0; i < 4; i++) {
            workLater(Duration.ofMinutes(15));
        }

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Köchin");
        assertThat(board.submissions.stream()
                        .flatMap(submission -> submission.orders().stream())
                        .filter(order -> Receipt.aim(order) == Receipt.Aim.PUBLISH)
                        .map(Order::publication))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void a_connector_that_goes_away_during_a_check_leaves_the_posting_waiting() {
        Map<String, Object> properties = Map.of(JobBoards.CHANNEL_ID, "ch");
        board.check = posting -> {
            channels.unbind(board, properties);
            throw new NoClassDefFoundError("of a bundle that is being updated");
        };
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        assertThat(status("1").state()).isEqualTo(PublicationState.PENDING);

        board.check = posting -> List.of();
        channels.bind(board, properties);
        worker.orElseThrow().connectorReplaced("ch");
        workLater(Duration.ofMinutes(15));
        workLater(Duration.ofMinutes(15));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void an_attempt_cut_off_by_a_crash_is_asked_about() {
        board.handovers.add((submission, context) -> {
            board.take(submission, context);
            throw new Crash();
        });
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        assertThatThrownBy(this::work).isInstanceOf(Crash.class);
        board.silent = true;
        work();
        assertThat(status("1").state()).isEqualTo(PublicationState.SUBMITTED);
        assertThat(status("1").findings()).isEmpty();

        board.silent = false;
        workLater(Duration.ofMinutes(30));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.submissions).hasSize(1);
        assertThat(steps("1")).contains("Transmission in doubt", "The transmission had arrived");
    }

    @Test
    void what_the_board_has_already_is_sent_as_a_change() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        board.shown.put(status("1").publication(), job("1", "alt"));
        work();
        workLater(Duration.ofMinutes(10));
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Koch");
        assertThat(board.submissions).hasSize(2);
    }

    @Test
    void what_is_gone_when_it_should_change_starts_anew_by_itself() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));
        board.shown.clear();
        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        work();
        workLater(Duration.ofMinutes(10));
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(status("1").generation()).isEqualTo(2);
        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Köchin");
    }

    @Test
    void a_board_that_cannot_change_gets_the_old_one_withdrawn_and_a_new_one() {
        board.capabilities = Capabilities.builder().canUpdate(false).build();
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));
        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        work();
        workLater(Duration.ofMinutes(10));
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").generation()).isEqualTo(2);
        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Köchin");
    }

    @Test
    void a_connector_that_throws_is_set_aside_and_the_others_go_on() {
        board.handovers.add((submission, context) -> {
            throw new NoClassDefFoundError("a package is missing");
        });
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        service().publish(new ChannelId("ch"), job("2", "Kellner"));
        work();
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.FAILED);
        assertThat(status("1").findings()).extracting(Finding::code).containsExactly("dispatch.defect");
        assertThat(status("2").state()).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void what_cannot_be_kept_does_not_leave_and_comes_again() throws SQLException {
        QueryRunner database = new QueryRunner(TestLedger.database(directory));
        board.handovers.add((submission, context) -> {
            context.store("a file", new byte[1]);
            return board.take(submission, context);
        });
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        database.update("alter table artifact rename to out_of_reach");
        work();
        database.update("alter table out_of_reach rename to artifact");
        assertThat(status("1").state()).isEqualTo(PublicationState.PENDING);
        assertThat(status("1").findings()).extracting(Finding::code).containsExactly("dispatch.ledger");

        workLater(Duration.ofSeconds(10));
        workLater(Duration.ofMinutes(10));
        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void a_name_that_a_board_chose_is_kept_however_long_it_is() {
        board.handovers.add((submission, context) -> {
            context.store("a name too long for the store\u0000".repeat(20), new byte[1]);
            return board.take(submission, context);
        });
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void a_refusal_of_one_lets_the_others_go() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        service().publish(new ChannelId("ch"), job("2", "Kellner"));
        var broken = status("1").publication();
        board.handovers.add((submission, context) ->
                SubmitResult.refused(List.of(FakeBoard.finding("fake.schema").about(broken))));
        work();
        work();
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.INVALID);
        assertThat(status("2").state()).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void a_channel_that_is_not_ready_keeps_its_work_and_says_why() {
        board.condition = Condition.of(Condition.Kind.MISCONFIGURED, List.of(FakeBoard.finding("fake.pin")));
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();

        assertThat(board.submissions).isEmpty();
        assertThat(status("1").state()).isEqualTo(PublicationState.PENDING);
        assertThat(status("1").sentence().english()).contains("misconfigured");
        assertThat(status("1").findings()).extracting(Finding::code).containsExactly("fake.pin");
    }

    @Test
    void without_its_connector_a_channel_keeps_everything_and_says_so() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));
        channels.unbind(board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        service().publish(new ChannelId("ch"), job("2", "Kellner"));
        work();

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(status("2").sentence().english()).contains("no connector");
        assertThat(channelService().channels()).singleElement().satisfies(channel -> {
            assertThat(channel.installed()).isFalse();
            assertThat(channel.board()).isEqualTo("fake");
        });
    }

    @Test
    void batches_are_no_larger_than_the_board_wants() {
        for (int i = 0; i < 25; i++) {
            service().publish(new ChannelId("ch"), job("job-" + i, "Koch"));
        }
        work();

        assertThat(board.submissions)
                .extracting(submission -> submission.orders().size())
                .containsExactly(10, 10, 5);
        assertThat(board.sendTimes).doesNotHaveDuplicates().isSorted();
    }

    private static final class Crash extends InternalError {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void what_surely_never_arrived_is_sent_again_at_once_under_the_same_id() {
        board.sure = true;
        board.handovers.add((submission, context) -> SubmitResult.inDoubt(FakeBoard.finding("fake.lost")));
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        assertThat(status("1").state()).isEqualTo(PublicationState.IN_DOUBT);

        workLater(Duration.ofMinutes(15));

        assertThat(status("1").state()).isEqualTo(PublicationState.SUBMITTED);
        assertThat(board.submissions).hasSize(2);
        assertThat(board.submissions.get(1).id())
                .isEqualTo(board.submissions.get(0).id());
        assertThat(board.sendTimes).doesNotHaveDuplicates();
    }

    @Test
    void what_may_have_arrived_is_not_taken_for_the_content_before_it() {
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));
        board.handovers.add((submission, context) -> {
            board.take(submission, context);
            throw new IllegalStateException("a defect after it arrived");
        });
        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        work();
        assertThat(status("1").state()).isEqualTo(PublicationState.FAILED);

        service().publish(new ChannelId("ch"), job("1", "Koch"));
        assertThat(status("1").state()).as("what is shown is unknown").isEqualTo(PublicationState.PENDING);
        work();
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Koch");
    }

    /** A refused content says nothing about whether the posting is there; taken for absent, it would go out twice. */
    @Test
    void a_refused_content_leaves_open_what_was_open_before() {
        board.contentFirst = true;
        service().publish(new ChannelId("ch"), job("1", "Koch"));
        work();
        workLater(Duration.ofMinutes(10));
        board.handovers.add((submission, context) -> {
            throw new IllegalStateException("a defect before it arrived");
        });
        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        work();
        service().publish(new ChannelId("ch"), job("1", "Koch forbidden"));
        work();
        workLater(Duration.ofMinutes(10));
        assertThat(status("1").state()).isEqualTo(PublicationState.REJECTED);

        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        service().publish(new ChannelId("ch"), job("1", "Köchin"));
        work();
        workLater(Duration.ofMinutes(10));
        workLater(Duration.ofMinutes(10));

        assertThat(status("1").state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(board.shown.values()).extracting(JobPosting::title).containsExactly("Köchin");
    }
}
