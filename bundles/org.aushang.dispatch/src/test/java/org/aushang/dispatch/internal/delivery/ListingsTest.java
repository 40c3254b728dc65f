package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listing begins on its first day, is renewed while it is wanted, and ends on its last day (decision 21). */
class ListingsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void aBoardThatShowsSixtyDays() {
        stage = new Stage(directory);
        stage.board.period = Duration.ofDays(60);
    }

    private void publish(JobPosting posting) {
        stage.service.publish(Stage.CHANNEL, posting);
        stage.workUntilSettled();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(stage.clock.instant(), BERLIN);
    }

    /** What we call online, also while its renewal is under way. */
    private Set<PublicationId> online() {
        return stage.statuses().stream()
                .filter(status -> status.shownUntil().isPresent())
                .map(PublicationStatus::publication)
                .collect(Collectors.toSet());
    }

    /** One with and one without a last day, one changed and one withdrawn on the way, over two changes of the clock. */
    @Test
    void our_state_agrees_with_the_board_on_each_of_two_hundred_days() {
        publish(Stage.job("open", "Koch"));
        publish(Stage.job("last", "Wirt").toBuilder()
                .validThrough(today().plusDays(130))
                .build());
        publish(Stage.job("changed", "Kellner").toBuilder()
                .validThrough(today().plusDays(40))
                .build());
        publish(Stage.job("withdrawn", "Page"));
        for (int day = 0; day < 200; day++) {
            stage.workLater(DAY);
            if (day == 30) {
                publish(Stage.job("changed", "Kellner").toBuilder()
                        .validThrough(today().plusDays(100))
                        .build());
            }
            if (day == 90) {
                stage.service.withdraw(PublicationRef.of("ch", "withdrawn"), Withdrawal.usual());
            }
            stage.workUntilSettled();
            assertThat(online()).as("day " + day).isEqualTo(stage.board.shownAt(stage.clock.instant()));
        }
        assertThat(stage.state("last")).isEqualTo(PublicationState.EXPIRED);
        assertThat(stage.state("changed")).isEqualTo(PublicationState.EXPIRED);
        assertThat(stage.state("withdrawn")).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(stage.board.submissions).as("renewals are rare").hasSizeLessThan(16);
    }

    @Test
    void a_posting_without_a_last_day_is_renewed_as_a_change_before_its_end() {
        publish(Stage.job("1", "Koch"));
        Instant end = stage.status("1").shownUntil().orElseThrow();
        Instant renewal = stage.status("1").nextAttemptAt().orElseThrow();
        assertThat(renewal).isBetween(end.minus(Duration.ofDays(14)), end.minus(Duration.ofDays(7)));
        assertThat(stage.status("1").next().english()).isEqualTo("Renewed automatically before it ends");

        stage.workLater(Duration.between(stage.clock.instant(), renewal));
        stage.workUntilSettled();

        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.status("1").generation()).isEqualTo(1);
        assertThat(stage.status("1").shownUntil().orElseThrow()).isAfter(end);
        assertThat(stage.steps("1")).contains("Renewal of the listing is due");
    }

    @Test
    void a_posting_ends_with_its_own_last_day_without_a_question() {
        LocalDate last = today().plusDays(10);
        publish(Stage.job("1", "Koch").toBuilder().validThrough(last).build());
        assertThat(stage.status("1").next().english()).isEqualTo("Online until its last day is over");
        stage.heard.clear();

        stage.workLater(Duration.between(
                stage.clock.instant(),
                last.plusDays(1).atStartOfDay(BERLIN).toInstant().minusSeconds(1)));
        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        stage.workLater(Duration.ofSeconds(1));

        assertThat(stage.state("1")).isEqualTo(PublicationState.EXPIRED);
        assertThat(stage.heard).containsExactly(PublicationState.EXPIRED);
        assertThat(stage.status("1").findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("dispatch.expired", Finding.Severity.INFO));
        assertThat(stage.status("1").shownUntil()).isEmpty();
        assertThat(stage.board.submissions).hasSize(1);

        stage.service.retry(PublicationRef.of("ch", "1"));
        assertThat(stage.status("1").generation()).isEqualTo(2);
    }

    @Test
    void renewals_of_one_day_are_spread_and_need_no_approval() {
        stage.service.replaceAll(Stage.CHANNEL, Stage.jobs(0, 100, "Koch"));
        stage.workUntilSettled();
        Set<LocalDate> days = stage.statuses().stream()
                .map(status -> LocalDate.ofInstant(status.nextAttemptAt().orElseThrow(), BERLIN))
                .collect(Collectors.toSet());
        assertThat(days).hasSizeBetween(6, 8);

        stage.workLater(Duration.ofDays(54));
        stage.workUntilSettled();

        assertThat(stage.count(PublicationState.ACCEPTED)).isEqualTo(100);
        assertThat(stage.statuses())
                .allSatisfy(status -> assertThat(status.shownUntil().orElseThrow())
                        .isAfter(stage.clock.instant().plus(Duration.ofDays(50))));
    }

    @Test
    void a_renewal_that_the_board_refuses_is_not_repeated_until_a_person_wants_it() {
        publish(Stage.job("1", "Koch"));
        stage.board.check = posting -> List.of();
        stage.board.decisions.add(org.aushang.api.connector.Verdict.Decision.REJECTED);
        stage.workLater(Duration.ofDays(54));
        stage.workUntilSettled();
        assertThat(stage.board.submissions).hasSize(2);

        assertThat(stage.state("1")).as("it is still online").isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.status("1").findings()).extracting(Finding::code).contains("fake.note");
        stage.workLater(DAY);
        assertThat(stage.board.submissions).hasSize(2);

        stage.service.retry(PublicationRef.of("ch", "1"));
        stage.workUntilSettled();
        assertThat(stage.board.submissions).hasSize(3);
        assertThat(stage.status("1").shownUntil().orElseThrow())
                .isAfter(stage.clock.instant().plus(Duration.ofDays(50)));
    }

    @Test
    void after_an_end_that_nobody_could_renew_it_is_not_called_online_and_is_sent_again() {
        publish(Stage.job("1", "Koch"));
        stage.administration.pause(Stage.CHANNEL);
        stage.workLater(Duration.ofDays(70));

        assertThat(stage.state("1")).isEqualTo(PublicationState.PENDING);
        assertThat(stage.status("1").shownUntil()).isEmpty();

        stage.administration.resume(Stage.CHANNEL);
        stage.workUntilSettled();
        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.status("1").generation()).isEqualTo(1);
    }

    @Test
    void what_was_not_changed_in_time_is_not_online_after_its_last_day() {
        publish(Stage.job("1", "Koch").toBuilder()
                .validThrough(today().plusDays(5))
                .build());
        stage.board.check = posting -> List.of(FakeBoard.finding("fake.objection"));
        publish(Stage.job("1", "Köchin").toBuilder()
                .validThrough(today().plusDays(50))
                .build());
        assertThat(stage.state("1")).isEqualTo(PublicationState.INVALID);
        assertThat(stage.status("1").shownUntil()).isPresent();

        stage.workLater(Duration.ofDays(6));

        assertThat(stage.state("1")).isEqualTo(PublicationState.INVALID);
        assertThat(stage.status("1").shownUntil()).isEmpty();
    }

    @Test
    void a_posting_waits_for_its_first_day_in_Berlin() {
        LocalDate first = today().plusDays(3);
        publish(Stage.job("1", "Koch").toBuilder().datePosted(first).build());
        Instant start = first.atStartOfDay(BERLIN).toInstant();

        assertThat(stage.state("1")).isEqualTo(PublicationState.PENDING);
        assertThat(stage.status("1").shownFrom()).contains(start);
        assertThat(stage.status("1").nextAttemptAt()).contains(start);
        assertThat(stage.status("1").sentence().in(Locale.UK, BERLIN))
                .startsWith("Waiting for its first day, 25 November 2026");

        stage.workLater(Duration.between(stage.clock.instant(), start.minusSeconds(1)));
        assertThat(stage.board.submissions).isEmpty();
        stage.workLater(Duration.ofSeconds(1));
        stage.workUntilSettled();
        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.status("1").shownFrom().orElseThrow()).isAfterOrEqualTo(start);
    }
}
