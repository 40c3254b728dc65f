package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.junit.jupiter.api.Test;

/** It is not known whether an attempt arrived. */
class LostAnswersTest extends WorkedChannel {

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
