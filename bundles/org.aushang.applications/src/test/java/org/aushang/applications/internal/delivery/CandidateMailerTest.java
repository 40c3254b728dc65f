package org.aushang.applications.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationQuery;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.MailSender.Outcome;
import org.aushang.api.host.OutgoingMail;
import org.aushang.applications.internal.Eml;
import org.aushang.applications.internal.InboxStage;
import org.aushang.applications.internal.mail.MailId;
import org.aushang.applications.internal.service.InboxServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateMailerTest {

    @TempDir
    private Path folder;

    private InboxStage stage;
    private final List<OutgoingMail> sent = new ArrayList<>();
    private Outcome outcome = Outcome.SENT;

    @BeforeEach
    void open() {
        stage = new InboxStage(
                folder,
                Map.of(
                        "acknowledgement", "Ihre Bewerbung als {title} ist da. Nummer {reference}.",
                        "declined", "Wir nehmen Ihre Bewerbung als {title} nicht an."));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private ApplicationId receive(Eml mail) throws IOException {
        byte[] raw = mail.header("To", "jobs+" + InboxStage.COOK_TOKEN + "@example.com")
                .text("x")
                .build();
        stage.applications.acceptMail(new ByteArrayInputStream(raw));
        return MailId.of(raw, InboxStage.COOK);
    }

    private Optional<Instant> send(ApplicationId id, Duration later) {
        return new CandidateMailer(
                        stage.inbox,
                        () -> Optional.of(mail -> {
                            sent.add(mail);
                            return outcome;
                        }),
                        Clock.fixed(InboxStage.NOW.plus(later), ZoneOffset.UTC))
                .send(id);
    }

    private void answer(ApplicationId id, ReceiveResult result) {
        new Delivery(
                        stage.inbox,
                        () -> Optional.of(application -> result),
                        ref -> Optional.of("Köchin"),
                        Clock.fixed(InboxStage.NOW, ZoneOffset.UTC))
                .offer(id);
    }

    @Test
    void a_candidate_whom_the_host_declines_is_told_so_in_place_of_an_acknowledgement() throws Exception {
        ApplicationId id = receive(Eml.mail());
        answer(id, ReceiveResult.declined("the job is filled"));

        assertThat(send(id, Duration.ofHours(23))).isEmpty();
        assertThat(send(id, Duration.ofHours(23))).isEmpty();

        assertThat(sent).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("erika@example.org");
            assertThat(mail.text()).isEqualTo("Wir nehmen Ihre Bewerbung als Köchin nicht an.");
            assertThat(mail.messageId()).isEqualTo("declined." + id);
            assertThat(mail.isAutomaticReply()).isTrue();
        });
        assertThat(InboxServices.of(stage).status(id).orElseThrow().state()).isEqualTo(ApplicationState.DECLINED);
        assertThat(InboxServices.of(stage).status(id).orElseThrow().application())
                .isEmpty();
    }

    @Test
    void a_candidate_whom_the_host_declines_after_the_acknowledgement_is_told_both() throws Exception {
        ApplicationId id = receive(Eml.mail());
        send(id, Duration.ZERO);
        answer(id, ReceiveResult.declined("the job is filled"));
        send(id, Duration.ZERO);

        assertThat(sent).extracting(OutgoingMail::messageId).containsExactly("ack." + id, "declined." + id);
    }

    @Test
    void a_candidate_is_told_once_even_after_the_host_has_it() throws Exception {
        ApplicationId id = receive(Eml.mail());
        answer(id, ReceiveResult.accepted("1"));

        assertThat(send(id, Duration.ZERO)).isEmpty();
        assertThat(send(id, Duration.ZERO)).isEmpty();

        assertThat(sent).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("erika@example.org");
            assertThat(mail.text()).isEqualTo("Ihre Bewerbung als Köchin ist da. Nummer " + id.reference() + ".");
            assertThat(mail.messageId()).isEqualTo("ack." + id);
            assertThat(mail.inReplyTo()).isEqualTo("<one@example.org>");
            assertThat(mail.isAutomaticReply()).isTrue();
        });
    }

    @Test
    void what_did_not_leave_is_sent_later_and_not_after_a_day() throws Exception {
        ApplicationId id = receive(Eml.mail());
        outcome = Outcome.NOT_SENT;
        assertThat(send(id, Duration.ZERO)).contains(InboxStage.NOW.plus(Duration.ofMinutes(5)));
        outcome = Outcome.SENT;
        assertThat(send(id, Duration.ofMinutes(5))).isEmpty();
        assertThat(sent).hasSize(2);

        ApplicationId late = receive(Eml.mail().header("Message-ID", "<two@example.org>"));
        assertThat(send(late, Duration.ofHours(25))).isEmpty();
        assertThat(sent).hasSize(2);
    }

    @Test
    void what_may_have_left_is_not_sent_again() throws Exception {
        ApplicationId id = receive(Eml.mail());
        outcome = Outcome.FAILED;

        assertThat(send(id, Duration.ZERO)).isEmpty();
        assertThat(send(id, Duration.ofMinutes(5))).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @Test
    void machines_boards_and_the_erased_are_told_nothing() throws Exception {
        send(receive(Eml.mail().header("Auto-Submitted", "auto-replied")), Duration.ZERO);
        send(receive(Eml.mail().header("Message-ID", "<2@x>").header("From", "a@indeed.com")), Duration.ZERO);
        ApplicationId erased = receive(Eml.mail().header("Message-ID", "<3@x>"));
        assertThat(InboxServices.of(stage).erase(erased)).isTrue();
        send(erased, Duration.ZERO);

        assertThat(sent).isEmpty();
        assertThat(InboxServices.of(stage)
                        .find(ApplicationQuery.builder().build())
                        .items())
                .hasSize(3);
    }

    @Test
    void a_reply_to_it_belongs_to_the_same_job() throws Exception {
        ApplicationId id = receive(Eml.mail());
        byte[] reply = Eml.mail()
                .header("Message-ID", "<reply@example.org>")
                .header("In-Reply-To", "<ack." + id + "@muster.example>")
                .text("Noch eine Datei")
                .build();

        stage.applications.acceptMail(new ByteArrayInputStream(reply));

        assertThat(InboxServices.pending(stage))
                .extracting(application -> application.match().kind().name())
                .containsExactlyInAnyOrder("TOKEN", "REPLY");
    }
}
