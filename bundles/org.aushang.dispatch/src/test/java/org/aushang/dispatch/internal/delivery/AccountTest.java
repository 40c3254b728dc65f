package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the board refuses the account, not a posting. */
class AccountTest {

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void the_board_refuses_the_account() {
        stage = new Stage(directory);
        stage.service.publish(new ChannelId("ch"), Stage.job("online", "Koch"));
        stage.workUntilSettled();
        stage.board.decisions.addAll(Collections.nCopies(2, Decision.ACCOUNT_REFUSED));
        stage.service.publish(new ChannelId("ch"), Stage.job("new", "Bäcker"));
        stage.service.publish(new ChannelId("ch"), Stage.job("online", "Köchin"));
        stage.service.withdraw(PublicationRef.of("ch", "online"), Withdrawal.usual());
        stage.workUntilSettled();
    }

    private ChannelStatus channel() {
        return stage.channelService.channels().get(0);
    }

    @Test
    void postings_wait_and_the_channel_stands_still_and_says_why() {
        int sent = stage.board.submissions.size();

        stage.service.publish(new ChannelId("ch"), Stage.job("later", "Metzger"));
        stage.workUntilSettled();

        assertThat(stage.board.submissions).hasSize(sent);
        assertThat(stage.state("new")).isEqualTo(PublicationState.PENDING);
        assertThat(stage.state("online")).isEqualTo(PublicationState.PENDING);
        assertThat(stage.status("new").sentence().english()).isEqualTo("Waiting: the board refuses the account");
        assertThat(stage.status("new").findings())
                .extracting(Finding::code)
                .containsExactly("dispatch.account", "fake.account");
        assertThat(channel().sentence().english()).startsWith("Stopped: the board refuses the account");
        assertThat(channel().findings()).extracting(Finding::code).containsExactly("dispatch.account", "fake.account");
        assertThat(stage.steps("new")).contains("Not carried out: the board refuses the account");
    }

    @Test
    void a_person_resumes_it_and_everything_goes_on_under_the_same_reference() {
        String reference = stage.status("new").publication().value();
        stage.administration.pause(new ChannelId("ch"));
        stage.workUntilSettled();
        stage.administration.resume(new ChannelId("ch"));
        stage.workUntilSettled();

        assertThat(stage.state("new")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(stage.status("new").publication().value()).isEqualTo(reference);
        assertThat(stage.status("new").findings()).extracting(Finding::code).containsExactly("fake.note");
        assertThat(stage.state("online")).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(stage.board.shown).hasSize(1);
        assertThat(channel().findings()).isEmpty();
    }

    @Test
    void another_configuration_resumes_it() {
        stage.connectorReplaced();
        stage.workUntilSettled();

        assertThat(stage.state("new")).isEqualTo(PublicationState.ACCEPTED);
    }

    @Test
    void what_is_refused_again_stops_it_again() {
        stage.board.decisions.addAll(Collections.nCopies(2, Decision.ACCOUNT_REFUSED));
        stage.administration.resume(new ChannelId("ch"));
        stage.workUntilSettled();

        assertThat(stage.state("new")).isEqualTo(PublicationState.PENDING);
        assertThat(channel().sentence().english()).startsWith("Stopped");
    }
}
