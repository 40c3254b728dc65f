package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.model.SubmissionRecord;
import org.aushang.dispatch.internal.store.StaleSubmissionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceTest {

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(directory);
    }

    private void sql(String sql) throws SQLException {
        new QueryRunner(stage.ledger.dataSource()).update(sql);
    }

    @Test
    void channels_with_something_to_do_are_found_and_no_others() {
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.service.publish(new ChannelId("paused"), Stage.job("1", "Koch"));
        stage.administration.pause(new ChannelId("paused"));
        assertThat(stage.maintenance.findDueChannels()).containsExactly("ch");

        stage.work();
        assertThat(stage.maintenance.findDueChannels())
                .as("its report is not due")
                .isEmpty();

        stage.clock.pass(Duration.ofMinutes(10));
        assertThat(stage.maintenance.findDueChannels()).containsExactly("ch");
        stage.work();
        assertThat(stage.maintenance.findDueChannels()).isEmpty();
    }

    @Test
    void what_lost_its_way_goes_on() throws SQLException {
        stage.service.replaceAll(new ChannelId("ch"), Stage.jobs(0, 4, "Koch"));
        stage.workUntilSettled();
        stage.service.publish(new ChannelId("ch"), Stage.job("new", "Bäcker"));
        stage.service.publish(new ChannelId("ch"), Stage.job("handed", "Bäcker"));
        sql("update publication set next_at = null where job = 'new'");
        sql("update publication set next_at = null, state = 'SUBMITTED' where job = 'handed'");
        sql("update publication set submission = 'gone', state = 'IN_DOUBT' where job = 'job1'");

        stage.maintenance.repairStuck();
        assertThat(stage.steps("new")).endsWith("Inconsistent state repaired");
        assertThat(stage.state("job1")).as("its content is unknown").isEqualTo(PublicationState.PENDING);
        assertThat(stage.steps("job2")).doesNotContain("Inconsistent state repaired");

        stage.workUntilSettled();
        assertThat(stage.count(PublicationState.ACCEPTED)).isEqualTo(6);
        assertThat(stage.board.shown.values())
                .extracting(JobPosting::identifier)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_old_is_forgotten_but_never_what_is_online() {
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.workUntilSettled();
        stage.board.silent = true;
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Köchin"));
        stage.work();
        ArtifactRef first = stage.service.timeline(PublicationRef.of("ch", "1")).stream()
                .flatMap(entry -> entry.artifacts().stream())
                .findFirst()
                .orElseThrow();

        stage.clock.pass(Duration.ofDays(29));
        stage.maintenance.purgeExpired();
        assertThat(stage.administration.artifact(first)).isPresent();

        stage.clock.pass(Duration.ofDays(2));
        stage.maintenance.purgeExpired();

        assertThat(stage.administration.artifact(first)).isEmpty();
        assertThat(stage.steps("1"))
                .as("its beginning belongs to the publication itself")
                .containsExactly("Publication requested");
        assertThat(stage.state("1")).isEqualTo(PublicationState.SUBMITTED);
        assertThat(stage.ledger
                        .inTransaction(work -> work.revisions().online("ch", "1"))
                        .orElseThrow()
                        .posting()
                        .title())
                .as("what the board shows, not the desired state")
                .isEqualTo("Koch");
        stage.board.silent = false;
        stage.workUntilSettled();
        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.board.shown.values()).extracting(JobPosting::title).containsExactly("Köchin");
    }

    @Test
    void who_was_overtaken_writes_nothing_over_it() {
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.work();
        List<SubmissionRecord> read =
                stage.ledger.inTransaction(work -> work.submissions().at(SubmissionRecord.Stage.DELIVERED, "ch"));
        stage.workLater(Duration.ofMinutes(10));
        assertThat(stage.state("1")).isEqualTo(PublicationState.ACCEPTED);

        assertThatThrownBy(() -> stage.ledger.inTransaction(work -> work.submissions()
                        .update(read.get(0)
                                .at(
                                        SubmissionRecord.Stage.IN_DOUBT,
                                        stage.clock.instant(),
                                        read.get(0).lines()))))
                .isInstanceOf(StaleSubmissionException.class);

        assertThat(stage.ledger.<List<SubmissionRecord>>inTransaction(
                        work -> work.submissions().at(SubmissionRecord.Stage.IN_DOUBT, "ch")))
                .isEmpty();
    }
}
