package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aushang.api.host.ReplaceResult;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaceAllTest {

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(directory);
    }

    @Test
    void what_is_missing_is_withdrawn_and_what_is_the_same_is_left_alone() {
        assertThat(stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 8, "Koch")))
                .isEqualTo(ReplaceResult.of(8, 0, 0, 0));
        stage.workUntilSettled();
        assertThat(stage.count(PublicationState.ACCEPTED)).isEqualTo(8);
        int sent = stage.board.submissions.size();

        assertThat(stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 8, "Koch")))
                .isEqualTo(ReplaceResult.of(0, 0, 8, 0));
        stage.workUntilSettled();
        assertThat(stage.board.submissions).hasSize(sent);

        List<JobPosting> next = new ArrayList<>(Stage.jobs(0, 3, "Koch"));
        next.addAll(Stage.jobs(3, 6, "Köchin"));
        next.addAll(Stage.jobs(8, 10, "Bäcker"));
        assertThat(stage.service.replaceAll(new ChannelId("ch"), next)).isEqualTo(ReplaceResult.of(2, 3, 3, 2));
        stage.workUntilSettled();

        assertThat(stage.board.shown.values())
                .extracting(JobPosting::identifier, JobPosting::title)
                .containsExactlyInAnyOrderElementsOf(next.stream()
                        .map(job -> tuple(job.identifier(), job.title()))
                        .toList());
        assertThat(stage.state("job7")).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(stage.heard).contains(PublicationState.PENDING, PublicationState.WITHDRAWN);
    }

    @Test
    void more_than_fits_into_one_part_is_one_call_and_other_channels_have_no_part_in_it() {
        stage.service.publish(new ChannelId("other"), Stage.job("job1", "Koch"));

        assertThat(stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 2345, "Koch")))
                .isEqualTo(ReplaceResult.of(2345, 0, 0, 0));
        assertThat(stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(2000, 2345, "Koch")))
                .isEqualTo(ReplaceResult.of(0, 0, 345, 2000));

        assertThat(stage.count(PublicationState.PENDING)).isEqualTo(345);
        assertThat(stage.service
                        .status(PublicationRef.of("other", "job1"))
                        .orElseThrow()
                        .wanted())
                .isTrue();
    }

    @Test
    void two_of_one_name_are_refused_and_nothing_has_changed() {
        List<JobPosting> twice = new ArrayList<>(Stage.jobs(0, 700, "Koch"));
        twice.add(Stage.job("job3", "Bäcker"));

        assertThatThrownBy(() -> stage.service.replaceAll(new ChannelId("ch"), twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("job3");

        assertThat(stage.statuses()).isEmpty();
    }
}
