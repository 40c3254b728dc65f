package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.ChannelView.Entry;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Capabilities.Answer;
import org.aushang.api.model.Capabilities.IdReuse;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.api.model.Term;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.TestLedger.MovingClock;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.service.ChannelViewImpl;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.aushang.dispatch.internal.store.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the core makes of what a channel says it can do, one capability at a time. */
class CapabilitiesTest {

    @TempDir
    Path directory;

    private final MovingClock clock = new MovingClock("2026-11-22T08:30:00Z");
    private final FakeBoard board = new FakeBoard();
    private final Channels channels = new Channels();
    private Optional<ChannelWorker> worker = Optional.empty();
    private Optional<PublicationServiceImpl> service = Optional.empty();
    private Optional<ChannelViewImpl> view = Optional.empty();

    @BeforeEach
    void open() {
        Ledger ledger = TestLedger.in(directory);
        channels.bind(board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        service = Optional.of(PublicationServiceImpl.over(ledger, channels, id -> {}, clock));
        worker = Optional.of(
                new ChannelWorker(ledger, channels, clock, Duration.ofDays(90), SendPolicy.DEFAULT, () -> false));
        view = Optional.of(new ChannelViewImpl(ledger));
    }

    private PublicationServiceImpl service() {
        return service.orElseThrow();
    }

    private ChannelViewImpl view() {
        return view.orElseThrow();
    }

    private void work() {
        worker.orElseThrow().run("ch");
    }

    private void workLater(Duration later) {
        clock.pass(later);
        work();
    }

    /** Handed over, and heard of ten minutes later. */
    private void through() {
        work();
        workLater(Duration.ofMinutes(10));
    }

    private PublicationStatus status() {
        return service().status(PublicationRef.of("ch", "1")).orElseThrow();
    }

    private static JobPosting job(String title) {
        return JobPosting.builder("1").title(title).build();
    }

    private List<String> online() {
        return view().page(new ChannelId("ch"), null, 10).stream()
                .map(entry -> entry.posting().title())
                .toList();
    }

    @Test
    void what_the_board_says_with_its_receipt_is_believed_at_once() {
        board.handovers.add((submission, context) -> SubmitResult.delivered(
                Receipt.of(submission, "r", clock.instant()),
                List.of(Verdict.builder(
                                submission.id(), submission.orders().get(0).publication(), Verdict.Decision.ACCEPTED)
                        .evidence("answer")
                        .build())));
        service().publish(new ChannelId("ch"), job("Koch"));

        work();

        assertThat(status().state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(online()).containsExactly("Koch");
    }

    @Test
    void a_board_that_never_answers_leaves_it_handed_over_and_nobody_is_alarmed() {
        board.capabilities = Capabilities.builder().answer(Answer.NEVER).build();
        service().publish(new ChannelId("ch"), job("Koch"));
        work();
        workLater(Duration.ofDays(3));

        assertThat(status().state()).isEqualTo(PublicationState.SUBMITTED);
        assertThat(status().findings()).isEmpty();
        assertThat(board.submissions).hasSize(1);

        service().publish(new ChannelId("ch"), job("Köchin"));
        work();
        assertThat(board.submissions.get(1).orders())
                .singleElement()
                .isInstanceOfSatisfying(
                        Order.Publish.class, order -> assertThat(order.known()).isTrue());
        assertThat(status().state()).isEqualTo(PublicationState.SUBMITTED);

        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        work();
        assertThat(board.submissions.get(2).orders()).singleElement().isInstanceOf(Order.Withdraw.class);
        assertThat(status().state()).isEqualTo(PublicationState.WITHDRAWN);
    }

    @Test
    void a_board_that_never_answers_and_cannot_change_gets_a_new_id_for_the_new_content() {
        board.capabilities =
                Capabilities.builder().answer(Answer.NEVER).canUpdate(false).build();
        service().publish(new ChannelId("ch"), job("Koch"));
        work();
        service().publish(new ChannelId("ch"), job("Köchin"));
        work();

        assertThat(status().generation()).isEqualTo(2);
        assertThat(status().state()).isEqualTo(PublicationState.SUBMITTED);
        assertThat(board.shown).containsOnlyKeys(status().publication());
    }

    @Test
    void what_cannot_be_withdrawn_is_not_tried_and_said() {
        board.capabilities = Capabilities.builder().canWithdraw(false).build();
        service().publish(new ChannelId("ch"), job("Koch"));
        through();

        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        work();

        assertThat(board.submissions).hasSize(1);
        assertThat(status().state()).isEqualTo(PublicationState.INVALID);
        assertThat(status().findings()).extracting(Finding::code).containsExactly("dispatch.no-withdrawal");
        assertThat(online()).containsExactly("Koch");
    }

    @Test
    void a_withdrawal_carries_the_reason_that_the_host_gave_or_the_usual_one() {
        board.capabilities = Capabilities.builder()
                .withdrawalReasons(List.of(
                        new Term("1", LocalizedText.of("besetzt", "filled")),
                        new Term("2", LocalizedText.of("entfallen", "cancelled"))))
                .build();
        service().publish(new ChannelId("ch"), job("Koch"));
        through();
        assertThatThrownBy(() -> service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.because("9")))
                .isInstanceOf(IllegalArgumentException.class);

        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.because("2"));
        work();
        service()
                .publish(
                        new ChannelId("ch"),
                        JobPosting.builder("2").title("Bote").build());
        through();
        service().withdraw(PublicationRef.of("ch", "2"), Withdrawal.usual());
        work();

        assertThat(board.submissions.stream()
                        .flatMap(submission -> submission.orders().stream())
                        .filter(Order.Withdraw.class::isInstance)
                        .map(order -> ((Order.Withdraw) order).reason()))
                .containsExactly("2", "1");
    }

    @Test
    void a_withdrawn_posting_comes_back_under_its_id_where_the_board_allows_it() {
        board.capabilities =
                Capabilities.builder().idReuse(IdReuse.AFTER_WITHDRAWAL).build();
        service().publish(new ChannelId("ch"), job("Koch"));
        through();
        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        through();
        assertThat(status().state()).isEqualTo(PublicationState.WITHDRAWN);

        service().publish(new ChannelId("ch"), job("Koch"));
        through();

        assertThat(status().state()).isEqualTo(PublicationState.ACCEPTED);
        assertThat(status().generation()).isEqualTo(1);
        assertThat(board.shown).containsOnlyKeys(status().publication());
    }

    @Test
    void a_job_comes_back_only_after_the_boards_pause() {
        board.capabilities =
                Capabilities.builder().coolDown(Duration.ofHours(24)).build();
        service().publish(new ChannelId("ch"), job("Koch"));
        through();
        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        through();

        service().publish(new ChannelId("ch"), job("Koch"));
        workLater(Duration.ofHours(23));
        assertThat(board.submissions).hasSize(2);
        assertThat(status().state()).isEqualTo(PublicationState.PENDING);
        assertThat(status().findings()).extracting(Finding::code).containsExactly("dispatch.cool-down");
        assertThat(status().findings().get(0).message().in(Locale.UK, ZoneId.of("Europe/Berlin")))
                .contains("23 November 2026")
                .contains("09:50");

        workLater(Duration.ofHours(1));
        assertThat(board.submissions).hasSize(3);
    }

    @Test
    void what_a_board_shows_no_longer_than_it_says_is_not_called_online() {
        board.capabilities =
                Capabilities.builder().longestShown(Duration.ofDays(30)).build();
        service().publish(new ChannelId("ch"), job("Koch"));
        through();
        workLater(Duration.ofDays(29));
        assertThat(status().state()).isEqualTo(PublicationState.ACCEPTED);

        workLater(Duration.ofDays(1));

        assertThat(status().state()).isEqualTo(PublicationState.EXPIRED);
        assertThat(status().findings()).extracting(Finding::code).containsExactly("dispatch.expired");
        assertThat(online()).isEmpty();

        service().retry(PublicationRef.of("ch", "1"));
        assertThat(status().generation()).isEqualTo(2);
    }

    @Test
    void the_view_shows_what_is_online_and_not_what_is_only_wanted() {
        service().publish(new ChannelId("ch"), job("Koch"));
        work();
        assertThat(online()).isEmpty();
        workLater(Duration.ofMinutes(10));
        assertThat(online()).containsExactly("Koch");
        long first = view().revision(new ChannelId("ch")).number();
        assertThat(first).isPositive();

        service().publish(new ChannelId("ch"), job("Köchin forbidden"));
        through();
        assertThat(status().state()).isEqualTo(PublicationState.REJECTED);
        assertThat(online()).containsExactly("Koch");
        assertThat(view().revision(new ChannelId("ch")).number()).isEqualTo(first);

        service().publish(new ChannelId("ch"), job("Köchin"));
        through();
        assertThat(online()).containsExactly("Köchin");
        assertThat(view().revision(new ChannelId("ch")).number()).isGreaterThan(first);
        assertThat(view().revision(new ChannelId("ch")).size()).isEqualTo(1);
    }

    @Test
    void the_view_remembers_what_was_online_and_does_not_know_what_never_was() {
        service().publish(new ChannelId("ch"), job("Koch"));
        assertThat(view().find(new ChannelId("ch"), status().publication())).isEmpty();
        through();
        service().withdraw(PublicationRef.of("ch", "1"), Withdrawal.usual());
        through();

        assertThat(view().find(new ChannelId("ch"), status().publication()))
                .hasValueSatisfying(entry -> assertThat(entry.online()).isFalse());
        assertThat(view().find(new ChannelId("other"), status().publication())).isEmpty();
        assertThat(online()).isEmpty();
    }

    @Test
    void the_view_is_read_page_by_page_in_the_order_of_ids() {
        for (int i = 0; i < 7; i++) {
            service()
                    .publish(
                            new ChannelId("ch"),
                            JobPosting.builder("j" + i).title("T").build());
        }
        through();

        List<Entry> first = view().page(new ChannelId("ch"), null, 4);
        List<Entry> rest = view().page(new ChannelId("ch"), first.get(3).publication(), 4);

        assertThat(first).hasSize(4);
        assertThat(rest).hasSize(3);
        assertThat(first).doesNotContainAnyElementsOf(rest);
    }
}
