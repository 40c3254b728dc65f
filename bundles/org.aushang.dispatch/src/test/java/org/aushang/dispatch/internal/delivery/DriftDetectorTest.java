package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.connector.BoardInventory;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the board shows, against what the ledger knows. */
class DriftDetectorTest {

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void two_are_online_and_one_was() {
        stage = new Stage(directory);
        for (String job : new String[] {"one", "two", "left"}) {
            stage.service.publish(new ChannelId("ch"), Stage.job(job, "Koch"));
        }
        stage.workUntilSettled();
        stage.service.withdraw(PublicationRef.of("ch", "left"), Withdrawal.usual());
        stage.workUntilSettled();
        stage.clock.pass(Duration.ofDays(2));
    }

    private void shows(Instant asOf, String... jobs) {
        Set<PublicationId> online =
                Stream.of(jobs).map(job -> stage.status(job).publication()).collect(Collectors.toSet());
        stage.board.overview = BoardInventory.of(asOf, online, "overview.xlsx");
        stage.workLater(Duration.ofHours(7));
    }

    private Stream<String> drift(String job) {
        return stage.status(job).findings().stream()
                .map(Finding::code)
                .filter(code -> code.startsWith("dispatch.drift"));
    }

    @Test
    void what_is_missing_is_said_once_and_changes_nothing() {
        shows(stage.clock.instant(), "two");
        shows(stage.clock.instant(), "two");

        assertThat(drift("one")).containsExactly("dispatch.drift-missing");
        assertThat(drift("two")).isEmpty();
        assertThat(drift("left")).isEmpty();
        assertThat(stage.state("one")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.steps("one"))
                .filteredOn("Missing from the board's overview"::equals)
                .hasSize(1);
        assertThat(stage.board.submissions).hasSize(2);
    }

    @Test
    void what_is_seen_again_is_no_drift_any_more() {
        shows(stage.clock.instant(), "two");
        shows(stage.clock.instant(), "one", "two");

        assertThat(drift("one")).isEmpty();
        assertThat(stage.steps("one")).contains("The board's overview matches again");
    }

    @Test
    void what_is_withdrawn_and_still_there_is_said() {
        shows(stage.clock.instant(), "one", "two", "left");

        assertThat(drift("left")).containsExactly("dispatch.drift-there");
        assertThat(stage.state("left")).isEqualTo(PublicationState.WITHDRAWN);
    }

    @Test
    void an_overview_from_before_says_nothing() {
        shows(stage.clock.instant().minus(Duration.ofDays(2)), "left");

        assertThat(Stream.of("one", "two", "left").flatMap(this::drift)).isEmpty();
    }

    @Test
    void no_overview_says_nothing_and_the_board_is_asked_every_six_hours() {
        stage.workLater(Duration.ofHours(7));
        shows(stage.clock.instant(), "two");
        stage.board.overview = BoardInventory.of(stage.clock.instant(), Set.of(), "overview.xlsx");
        stage.workLater(Duration.ofHours(1));

        assertThat(drift("one")).containsExactly("dispatch.drift-missing");
        assertThat(drift("two")).isEmpty();
    }

    @Test
    void a_change_of_what_is_missing_ends_the_remark() {
        shows(stage.clock.instant(), "two");
        stage.service.publish(new ChannelId("ch"), Stage.job("one", "Köchin"));
        stage.workUntilSettled();

        assertThat(stage.state("one")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(drift("one")).isEmpty();
    }
}
