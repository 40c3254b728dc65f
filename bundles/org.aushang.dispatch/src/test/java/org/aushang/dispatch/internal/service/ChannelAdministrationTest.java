package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Hold;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelAdministrationTest {

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(directory);
    }

    private void connectorGoes() {
        stage.channels.unbind(stage.board, Map.of(JobBoards.CHANNEL_ID, "ch"));
    }

    private ChannelStatus channel() {
        return stage.channelService.channels().get(0);
    }

    @Test
    void a_channel_that_was_just_installed_can_be_paused() {
        stage.administration.pause(Stage.CHANNEL);

        assertThat(stage.channelService.channel(Stage.CHANNEL).orElseThrow().isHeld(Hold.Reason.PAUSED))
                .isTrue();
    }

    @Test
    void a_channel_whose_connector_is_gone_says_what_is_still_online_there() {
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 3, "Koch"));
        stage.workUntilSettled();
        connectorGoes();

        assertThat(channel().installed()).isFalse();
        assertThat(channel().online()).isEqualTo(3);
        assertThat(channel().findings()).extracting(Finding::code).containsExactly("dispatch.connector-absent-online");
        assertThat(stage.state("job1")).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void what_was_only_handed_over_is_not_called_online() {
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 2, "Koch"));
        stage.work();

        assertThat(channel().online()).isZero();
        assertThat(channel().uncertain()).isEqualTo(2);
        stage.workUntilSettled();
        assertThat(channel().online()).isEqualTo(2);
        assertThat(channel().uncertain()).isZero();
    }

    @Test
    void a_resumed_channel_says_so_at_once() {
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.administration.pause(new ChannelId("ch"));
        stage.work();
        assertThat(channel().sentence().english()).contains("Paused");
        assertThat(stage.status("1").nextAttemptAt())
                .as("no time while it is paused")
                .isEmpty();

        stage.administration.resume(new ChannelId("ch"));

        assertThat(channel().sentence().english()).startsWith("Ready");
    }

    @Test
    void a_channel_on_which_nothing_was_published_is_forgotten_with_its_configuration() {
        stage.work();
        connectorGoes();

        assertThat(stage.channelService.channels()).isEmpty();
    }

    @Test
    void a_channel_that_is_removed_with_all_it_has_needs_no_further_question() {
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 25, "Koch"));
        stage.workUntilSettled();
        stage.workUntilSettled();
        stage.service.publish(new ChannelId("ch"), Stage.job("never", "Bäcker"));

        assertThat(stage.administration.remove(new ChannelId("ch"), Removal.WITHDRAW))
                .isEqualTo(25);
        assertThat(channel().sentence().english()).contains("being removed");
        stage.workUntilSettled();

        assertThat(stage.board.shown).isEmpty();
        assertThat(stage.administration.remove(new ChannelId("ch"), Removal.WITHDRAW))
                .isZero();
        connectorGoes();
        assertThat(stage.channelService.channels()).isEmpty();
        assertThat(stage.state("job1")).as("its history stays").isEqualTo(PublicationState.WITHDRAWN);
    }

    @Test
    void a_channel_that_is_left_sends_nothing_more_and_is_taken_up_by_a_new_call() {
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 3, "Koch"));
        stage.workUntilSettled();
        stage.service.withdraw(PublicationRef.of("ch", "job1"), Withdrawal.usual());
        stage.service.publish(new ChannelId("ch"), Stage.job("never", "Bäcker"));

        assertThat(stage.administration.remove(new ChannelId("ch"), Removal.LEAVE))
                .isEqualTo(3);
        stage.workUntilSettled();

        assertThat(stage.board.shown).hasSize(3);
        assertThat(stage.board.submissions).hasSize(1);
        assertThat(stage.status("job1").sentence().english()).startsWith("Left on the board");
        assertThat(stage.state("never")).isEqualTo(PublicationState.WITHDRAWN);
        connectorGoes();
        assertThat(stage.channelService.channels()).isEmpty();

        stage.channels.bind(stage.board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        stage.service.publish(new ChannelId("ch"), Stage.job("job9", "Bäcker"));
        stage.workUntilSettled();
        assertThat(stage.state("job9")).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void nobody_decides_about_a_channel_that_nobody_heard_of() {
        assertThatThrownBy(() -> stage.administration.pause(new ChannelId("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> stage.administration.writeSupportBundle(
                        PublicationRef.of("ch", "nothing"), new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void steps_point_to_what_left_us_and_a_support_bundle_holds_it() throws IOException {
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.workUntilSettled();

        List<TimelineEntry> timeline = stage.service.timeline(PublicationRef.of("ch", "1"));
        List<ArtifactRef> kept =
                timeline.stream().flatMap(entry -> entry.artifacts().stream()).toList();
        assertThat(kept).extracting(ArtifactRef::name).containsExactly("file-2026-11-22T09:30");
        assertThat(stage.administration.artifact(kept.get(0)))
                .hasValueSatisfying(content -> assertThat(content).hasSize(700_000));
        assertThat(timeline.get(0).submission()).isEmpty();
        assertThat(timeline.get(1).submission()).isPresent();

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        stage.administration.writeSupportBundle(PublicationRef.of("ch", "1"), zip);

        Map<String, byte[]> files = unzip(zip.toByteArray());
        assertThat(files)
                .containsKeys("platform.txt", "settings.txt", "log.txt")
                .hasEntrySatisfying("status.txt", text -> assertThat(text(text))
                        .contains("state: ACCEPTED", "Accepted by the board", "finding: ERROR fake.note"))
                .hasEntrySatisfying("timeline.txt", text -> assertThat(text(text))
                        .contains("Delivered", "sha256 " + kept.get(0).sha256()))
                .hasEntrySatisfying(
                        "posting.json", text -> assertThat(text(text)).contains("Koch"));
        assertThat(files.entrySet().stream()
                        .filter(file -> file.getKey().endsWith("-file-2026-11-22T09_30"))
                        .findFirst())
                .hasValueSatisfying(file -> assertThat(file.getValue()).hasSize(700_000));
    }

    @Test
    void a_support_bundle_holds_nothing_of_the_jobs_that_were_sent_together_with_this_one() throws IOException {
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.service.publish(new ChannelId("ch"), Stage.job("2", "Kellnerin bei Canary"));
        stage.workUntilSettled();

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        stage.administration.writeSupportBundle(PublicationRef.of("ch", "1"), zip);

        Map<String, byte[]> files = unzip(zip.toByteArray());
        assertThat(files.keySet()).noneMatch(name -> name.contains("/"));
        assertThat(text(java.util.Objects.requireNonNull(files.get("timeline.txt"))))
                .contains("kept, with other jobs");
        assertThat(text(java.util.Objects.requireNonNull(files.get("platform.txt"))))
                .contains("java.version: 17");
        assertThat(text(java.util.Objects.requireNonNull(files.get("settings.txt"))))
                .contains("aushang.channel.id: ch");
        assertThat(files.values()).noneMatch(content -> text(content).contains("Canary"));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] content) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void an_overdue_report_is_given_up_when_a_person_says_so_and_nothing_is_doubled() {
        stage.board.silent = true;
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.work();
        stage.service.retry(PublicationRef.of("ch", "1"));
        assertThat(stage.state("1")).as("not before it is overdue").isEqualTo(PublicationState.SUBMITTED);
        stage.workLater(Duration.ofHours(25));
        assertThat(stage.state("1")).isEqualTo(PublicationState.IN_DOUBT);
        assertThat(stage.status("1").findings()).extracting(Finding::actor).containsExactly(Finding.Actor.OPERATOR);

        stage.service.retry(PublicationRef.of("ch", "1"));
        assertThat(stage.state("1")).isEqualTo(PublicationState.PENDING);
        stage.board.silent = false;
        stage.workUntilSettled();
        stage.workUntilSettled();

        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.status("1").generation()).isEqualTo(1);
        assertThat(stage.board.shown).hasSize(1);
    }
}
