package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.host.ChangeToken;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connector may add to its results, and where a host finds it. */
class SubmitResultTest {

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(directory);
    }

    @Test
    void a_board_that_says_when_is_not_asked_before_and_not_for_ever() {
        stage.board.handovers.add((submission, context) ->
                SubmitResult.deferred(FakeBoard.finding("fake.later")).retryAfter(Duration.ofHours(3)));
        stage.board.handovers.add((submission, context) ->
                SubmitResult.deferred(FakeBoard.finding("fake.later")).retryAfter(Duration.ofDays(400)));
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));

        stage.work();
        assertThat(stage.status("1").nextAttemptAt())
                .contains(stage.clock.instant().plus(Duration.ofHours(3)));
        stage.workLater(Duration.ofHours(2));
        assertThat(stage.board.submissions).hasSize(1);
        stage.workLater(Duration.ofHours(1));
        assertThat(stage.status("1").nextAttemptAt())
                .contains(stage.clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void asking_a_silent_board_again_changes_no_publication_but_says_when_it_is_asked_next() {
        stage.board.silent = true;
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        stage.work();
        Instant first = stage.status("1").nextAttemptAt().orElseThrow();
        ChangeToken latest = stage.service.latestChange();
        List<String> rows = rows();

        stage.workLater(Duration.ofHours(1));

        assertThat(stage.status("1").nextAttemptAt().orElseThrow()).isAfter(first);
        assertThat(stage.service.changesAfter(latest, 10).items()).isEmpty();
        assertThat(rows()).isEqualTo(rows);
    }

    private List<String> rows() {
        return stage.ledger.inTransaction(work -> work.publications().latestOf("ch").stream()
                .map(Object::toString)
                .toList());
    }

    @Test
    void the_end_and_the_address_of_a_listing_reach_its_status_and_leave_it_with_the_posting() {
        Instant end = Instant.parse("2027-01-31T23:00:00Z");
        URI url = URI.create("https://board.example/1");
        stage.board.handovers.add((submission, context) -> SubmitResult.delivered(
                Receipt.of(submission, "r", context.clock().instant()),
                List.of(Verdict.builder(
                                submission.id(), submission.orders().get(0).publication(), Verdict.Decision.ACCEPTED)
                        .evidence("answer")
                        .shownUntil(end)
                        .boardUrl(url)
                        .build())));
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        stage.work();

        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.status("1").shownUntil()).contains(end);
        assertThat(stage.status("1").boardUrl()).contains(url);

        stage.administration.remove(Stage.CHANNEL, org.aushang.api.host.ChannelAdministration.Removal.WITHDRAW);
        stage.workUntilSettled();
        assertThat(stage.state("1")).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(stage.status("1").shownUntil()).isEmpty();
    }
}
