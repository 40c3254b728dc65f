package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.TestLedger;
import org.junit.jupiter.api.Test;

/** What does not leave, or not yet: the check, the connector or the channel keeps it back. */
class HeldBackTest extends WorkedChannel {

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
}
