package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.aushang.api.connector.Limits.Rate;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Hold;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.host.StaleTokenException;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.model.QuietHours;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a channel from handing over, and how a person lets it go on. */
class SendGateTest {

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(directory);
    }

    private boolean isStopped() {
        return channel().isHeld(Hold.Reason.MASS_CHANGE);
    }

    private ChannelStatus channel() {
        return stage.channelService.channels().get(0);
    }

    private void online(int jobs) {
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, jobs, "Koch"));
        stage.workUntilSettled();
        assertThat(stage.count(PublicationState.ACCEPTED)).isEqualTo(jobs);
    }

    @Test
    void more_than_a_fifth_stops_the_channel_and_shows_what_would_happen() {
        online(60);
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(10, 60, "Koch"));
        stage.workUntilSettled();
        assertThat(stage.board.shown).as("ten may go without a question").hasSize(50);

        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(20, 60, "Köchin"));
        stage.workUntilSettled();

        assertThat(stage.board.shown).as("nothing is sent before the approval").hasSize(50);
        assertThat(isStopped()).isTrue();
        assertThat(channel().findings()).extracting(Finding::code).containsExactly("dispatch.mass-change");
        assertThat(stage.status("job15").sentence().english()).contains("approval");
        assertThat(stage.status("job15").findings()).extracting(Finding::code).contains("dispatch.mass-change");
        PendingMassChange question =
                stage.administration.pendingMassChange(new ChannelId("ch"), 3).orElseThrow();
        assertThat(question.online()).isEqualTo(50);
        assertThat(question.changed()).isEqualTo(40);
        assertThat(question.withdrawn()).isEqualTo(10);
        assertThat(question.lines())
                .containsExactly(
                        new PendingMassChange.Line(new JobId("job10"), "Koch", true, List.of()),
                        new PendingMassChange.Line(new JobId("job11"), "Koch", true, List.of()),
                        new PendingMassChange.Line(new JobId("job12"), "Koch", true, List.of()));
        assertThat(stage.administration
                        .pendingMassChange(new ChannelId("ch"), 20)
                        .orElseThrow()
                        .lines())
                .contains(new PendingMassChange.Line(new JobId("job25"), "Köchin", false, List.of("title")));
    }

    /** Nothing of it was ever accepted, so sending it again changes nothing at the board. */
    @Test
    void a_lost_answer_for_new_postings_is_no_mass_change() {
        online(3);
        stage.board.handovers.add((submission, context) -> SubmitResult.inDoubt(FakeBoard.finding("fake.lost")));
        stage.board.handovers.add((submission, context) -> SubmitResult.inDoubt(FakeBoard.finding("fake.lost")));
        for (int i = 0; i < 18; i++) {
            stage.service.publish(new ChannelId("ch"), Stage.job("job" + i, "Koch"));
        }
        for (int i = 0; i < 10; i++) {
            stage.workLater(Duration.ofHours(1));
            assertThat(isStopped()).isFalse();
        }

        assertThat(stage.count(PublicationState.ACCEPTED)).isEqualTo(18);
    }

    @Test
    void what_is_confirmed_goes_and_what_comes_after_it_counts_anew() {
        online(30);
        stage.service.replaceAll(new ChannelId("ch"), List.of());
        stage.workUntilSettled();

        stage.approve();
        stage.workUntilSettled();

        assertThat(stage.board.shown).isEmpty();
        assertThat(isStopped()).isFalse();
        assertThat(stage.count(PublicationState.WITHDRAWN)).isEqualTo(30);
        online(30);
        stage.service.replaceAll(new ChannelId("ch"), List.of());
        stage.workUntilSettled();
        assertThat(stage.board.shown).hasSize(30);
    }

    @Test
    void what_is_called_off_stays_as_it_is_online_and_is_published_for_so() {
        online(30);
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(15, 30, "Köchin"));
        stage.workUntilSettled();

        stage.reject();
        stage.workUntilSettled();

        assertThat(stage.board.shown).hasSize(30).allSatisfy((id, posting) -> assertThat(posting.title())
                .isEqualTo("Koch"));
        assertThat(stage.count(PublicationState.ACCEPTED)).isEqualTo(30);
        assertThat(isStopped()).isFalse();
        assertThat(stage.steps("job20")).endsWith("Mass change rejected, stays as it is");
    }

    @Test
    void what_waits_for_another_attempt_is_called_off_too() {
        online(30);
        stage.board.handovers.add((submission, context) -> SubmitResult.deferred(FakeBoard.finding("fake.later")));
        stage.service.publish(new ChannelId("ch"), Stage.job("job0", "Köchin"));
        stage.work();
        assertThat(stage.state("job0")).isEqualTo(PublicationState.PENDING);
        stage.service.replaceAll(new ChannelId("ch"), List.of());
        stage.workUntilSettled();
        assertThat(isStopped()).isTrue();

        stage.reject();
        stage.workUntilSettled();

        assertThat(isStopped()).isFalse();
        assertThat(stage.count(PublicationState.ACCEPTED)).isEqualTo(30);
        assertThat(stage.board.shown).hasSize(30).allSatisfy((id, posting) -> assertThat(posting.title())
                .isEqualTo("Koch"));
    }

    @Test
    void a_question_that_the_host_takes_back_is_over() {
        online(30);
        stage.service.replaceAll(new ChannelId("ch"), List.of());
        stage.workUntilSettled();
        assertThat(isStopped()).isTrue();

        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 30, "Koch"));
        stage.workUntilSettled();

        assertThat(isStopped()).isFalse();
        assertThat(stage.count(PublicationState.ACCEPTED)).isEqualTo(30);
    }

    @Test
    void new_postings_are_never_a_mass_change() {
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 500, "Koch"));
        for (int i = 0; i < 3; i++) {
            stage.workUntilSettled();
        }
        assertThat(stage.count(PublicationState.ACCEPTED)).isEqualTo(500);
    }

    @Test
    void a_paused_channel_hears_but_does_not_speak() {
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.work();
        stage.administration.pause(new ChannelId("ch"));
        stage.service.publish(new ChannelId("ch"), Stage.job("2", "Bäcker"));
        stage.workLater(Duration.ofMinutes(10));

        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.state("2")).isEqualTo(PublicationState.PENDING);
        assertThat(stage.status("2").sentence().english()).isEqualTo("Waiting: the channel is paused");
        assertThat(channel().isHeld(Hold.Reason.PAUSED)).isTrue();

        stage.administration.resume(new ChannelId("ch"));
        stage.workUntilSettled();
        assertThat(stage.state("2")).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void says_when_it_sends_next_unless_a_person_has_to_act() {
        assertThat(stage.channelService.channels().get(0).nextTransmission()).isEmpty();
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        assertThat(channel().nextTransmission()).contains(stage.clock.instant());

        stage.administration.pause(new ChannelId("ch"));
        assertThat(channel().nextTransmission()).isEmpty();
        stage.administration.resume(new ChannelId("ch"));
        stage.workUntilSettled();
        assertThat(channel().nextTransmission()).isEmpty();
    }

    @Test
    void quiet_hours_end_by_themselves() {
        Stage quiet = new Stage(
                directory.resolve("quiet"),
                new SendPolicy(
                        20,
                        10,
                        List.of(QuietHours.of("ch=08:00-11:00 Europe/Berlin").orElseThrow()),
                        Duration.ofDays(7)));
        quiet.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));

        Instant next = quiet.work();

        assertThat(quiet.board.submissions).isEmpty();
        assertThat(quiet.status("1").sentence().in(Locale.UK, ZoneId.of("Europe/Berlin")))
                .matches("Waiting: quiet hours until 22 November 2026(,| at) 11:00");
        assertThat(quiet.status("1").sentence().in(Locale.GERMANY, ZoneId.of("Europe/Athens")))
                .endsWith("12:00");
        assertThat(next).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(quiet.channelService.channels().get(0).nextTransmission()).contains(next);
        quiet.workLater(Duration.ofMinutes(90));
        assertThat(quiet.state("1")).isEqualTo(PublicationState.SUBMITTED);
    }

    @Test
    void a_board_that_takes_so_many_an_hour_gets_no_more() {
        stage.board.limits = FakeBoard.limits()
                .batchSize(4)
                .rate(new Rate(6, Duration.ofHours(1)))
                .build();
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 10, "Koch"));

        Instant next = stage.work();

        assertThat(stage.board.submissions)
                .extracting(submission -> submission.orders().size())
                .containsExactly(4, 2);
        assertThat(next).isEqualTo("2026-11-22T08:40:00Z");
        assertThat(stage.workLater(Duration.ofMinutes(30))).isEqualTo("2026-11-22T09:30:00Z");
        stage.workLater(Duration.ofMinutes(31));
        assertThat(stage.board.submissions).hasSize(3);
    }

    @Test
    void a_mass_change_that_has_grown_since_it_was_shown_is_not_approved() {
        online(30);
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 5, "Koch"));
        stage.workUntilSettled();
        PendingMassChange.Token shown = stage.administration
                .pendingMassChange(new ChannelId("ch"), 3)
                .orElseThrow()
                .token();

        stage.service.withdraw(PublicationRef.of("ch", "job0"), Withdrawal.usual());

        assertThatThrownBy(() -> stage.administration.approve(shown)).isInstanceOf(StaleTokenException.class);
        assertThatThrownBy(() -> stage.administration.reject(shown)).isInstanceOf(StaleTokenException.class);
        stage.workUntilSettled();
        assertThat(isStopped()).isTrue();
        assertThat(stage.board.shown).hasSize(30);
        stage.approve();
        stage.workUntilSettled();
        assertThat(stage.board.shown).hasSize(4);
    }
}
