package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.aushang.api.connector.Order;
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
import org.junit.jupiter.api.Test;

/** The walk of a publication. */
class ChannelWorkerTest extends WorkedChannel {

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
}
