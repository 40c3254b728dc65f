package org.aushang.applications.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationInbox.Receipt;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.applications.internal.Eml;
import org.aushang.applications.internal.InboxStage;
import org.aushang.applications.internal.Samples;
import org.aushang.applications.internal.service.InboxServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

    private static final String CANARY = "kanarienvogel";

    @TempDir
    private Path folder;

    private InboxStage stage;
    private final List<Application> offered = new ArrayList<>();
    private ReceiveResult answer = ReceiveResult.accepted("ATS-1");

    @BeforeEach
    void open() {
        stage = new InboxStage(folder, Map.of());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static Eml mail() {
        return Eml.mail()
                .header("To", "jobs+" + InboxStage.COOK_TOKEN + "@example.com")
                .header("From", CANARY + " <" + CANARY + "@example.org>")
                .text("Ich bin " + CANARY);
    }

    private ApplicationId receive(Eml mail) throws IOException {
        assertThat(stage.applications.acceptMail(new ByteArrayInputStream(mail.build())))
                .isEqualTo(Receipt.STORED);
        return InboxServices.latest(stage);
    }

    private Optional<Instant> offer(ApplicationId id, Instant now) {
        ApplicationReceiver receiver = application -> {
            offered.add(application);
            return answer;
        };
        return new Delivery(
                        stage.inbox,
                        () -> Optional.of(receiver),
                        ref -> Optional.of("Köchin"),
                        Clock.fixed(now, ZoneOffset.UTC))
                .offer(id);
    }

    private void answer(ApplicationId id, ReceiveResult result) {
        new Delivery(
                        stage.inbox,
                        Optional::empty,
                        ref -> Optional.of("Köchin"),
                        Clock.fixed(InboxStage.NOW, ZoneOffset.UTC))
                .answer(id, result);
    }

    private ApplicationStatus status(ApplicationId id) {
        return InboxServices.of(stage).status(id).orElseThrow();
    }

    @Test
    void what_the_host_accepts_is_erased_but_for_its_reference() throws Exception {
        ApplicationId id = receive(mail().file("cv.pdf", "application/pdf", Samples.PDF));

        assertThat(offer(id, InboxStage.NOW)).isEmpty();

        assertThat(offered).singleElement().satisfies(application -> {
            assertThat(application.publication()).contains(InboxStage.COOK);
            assertThat(application.candidate().formattedName()).isEqualTo(CANARY);
            assertThat(application.message()).isEqualTo("Ich bin " + CANARY);
        });
        ApplicationStatus status = status(id);
        assertThat(status.state()).isEqualTo(ApplicationState.ACCEPTED);
        assertThat(status.hostReference()).isEqualTo("ATS-1");
        assertThat(status.application()).isEmpty();
        assertThat(offer(id, InboxStage.NOW)).isEmpty();
        assertThat(offered).hasSize(1);
    }

    @Test
    void nothing_personal_is_in_the_files_of_the_database_at_any_time() throws Exception {
        ApplicationId id = receive(mail());
        stage.inbox.durably(applications -> 0);
        assertThat(files()).noneMatch(file -> file.contains(CANARY));

        offer(id, InboxStage.NOW);
        stage.close();

        assertThat(files()).noneMatch(file -> file.contains(CANARY));
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).isNotEmpty();
        }
    }

    private List<String> files() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @Test
    void a_host_that_cannot_is_asked_again_after_growing_pauses() throws Exception {
        answer = ReceiveResult.retryLater(Duration.ZERO);
        ApplicationId id = receive(mail());

        Instant now = InboxStage.NOW;
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant next = offer(id, now).orElseThrow();
            pauses.add(Duration.between(now, next));
            now = next;
        }

        assertThat(pauses).isSorted();
        assertThat(pauses.get(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pauses.get(11)).isEqualTo(Duration.ofHours(1));
        assertThat(offered).extracting(Application::id).containsOnly(id);
        assertThat(status(id).attempts()).isEqualTo(12);
    }

    @Test
    void a_host_that_throws_is_asked_again_and_its_words_are_not_logged() throws Exception {
        ApplicationId id = receive(mail());
        ApplicationReceiver broken = application -> {
            throw new IllegalStateException(CANARY);
        };

        Optional<Instant> next = new Delivery(
                        stage.inbox,
                        () -> Optional.of(broken),
                        ref -> Optional.empty(),
                        Clock.fixed(InboxStage.NOW, ZoneOffset.UTC))
                .offer(id);

        assertThat(next).isPresent();
        assertThat(status(id).state()).isEqualTo(ApplicationState.PENDING);
    }

    @Test
    void without_a_host_it_waits() throws Exception {
        ApplicationId id = receive(mail());

        assertThat(new Delivery(
                                stage.inbox,
                                Optional::empty,
                                ref -> Optional.empty(),
                                Clock.fixed(InboxStage.NOW, ZoneOffset.UTC))
                        .offer(id))
                .isPresent();
        assertThat(status(id).application()).isPresent();
    }

    @Test
    void a_host_that_asks_by_itself_answers_once_and_is_offered_nothing_after_that() throws Exception {
        ApplicationId id = receive(mail().file("cv.pdf", "application/pdf", Samples.PDF));

        answer(id, ReceiveResult.accepted("ATS-7"));
        answer(id, ReceiveResult.declined("changed our mind"));

        assertThat(status(id).state()).isEqualTo(ApplicationState.ACCEPTED);
        assertThat(status(id).hostReference()).isEqualTo("ATS-7");
        assertThat(status(id).application()).isEmpty();
        assertThat(offer(id, InboxStage.NOW)).isEmpty();
        assertThat(offered).isEmpty();
    }

    @Test
    void a_job_that_the_host_does_not_know_waits_for_a_person_and_is_offered_then() throws Exception {
        answer = ReceiveResult.unknownJob("closed");
        ApplicationId id = receive(mail());
        offer(id, InboxStage.NOW);
        assertThat(status(id).state()).isEqualTo(ApplicationState.UNASSIGNED);

        InboxServices.of(stage).assign(id, InboxStage.BAKER);
        answer = ReceiveResult.accepted("ATS-2");
        offer(id, InboxStage.NOW);

        assertThat(offered.get(1).publication()).contains(InboxStage.BAKER);
        assertThat(offered.get(1).match().evidence().english()).isEqualTo("Assigned by a person.");
        assertThat(status(id).state()).isEqualTo(ApplicationState.ACCEPTED);
        assertThatIllegalStateException()
                .isThrownBy(() -> InboxServices.of(stage).assign(id, InboxStage.COOK));
    }

    @Test
    void what_is_declined_is_erased() throws Exception {
        answer = ReceiveResult.declined("wrong tenant");
        ApplicationId id = receive(mail());

        offer(id, InboxStage.NOW);

        assertThat(status(id).state()).isEqualTo(ApplicationState.DECLINED);
        assertThat(status(id).application()).isEmpty();
        assertThat(status(id).reason().orElseThrow().english()).isEqualTo("wrong tenant");
    }

    @Test
    void the_same_mail_is_stored_once_however_it_came() throws Exception {
        ApplicationId id = receive(mail());
        byte[] again = mail().header("Received", "from x\r\n by y")
                .header("Delivered-To", "jobs@example.com")
                .build();

        assertThat(stage.applications.acceptMail(new ByteArrayInputStream(again)))
                .isEqualTo(Receipt.KNOWN);
        assertThat(InboxServices.latest(stage)).isEqualTo(id);
    }

    @Test
    void a_second_application_for_the_same_job_names_the_first() throws Exception {
        ApplicationId first = receive(mail());
        offer(first, InboxStage.NOW);
        stage.applications.acceptMail(
                new ByteArrayInputStream(mail().header("Message-ID", "<two@x>").build()));

        List<Application> all = InboxServices.pending(stage);

        assertThat(all).singleElement().satisfies(second -> assertThat(second.findings())
                .extracting(finding -> finding.message().english())
                .anyMatch(text -> text.contains("ATS-1")));
    }

    @Test
    void the_twenty_first_mail_of_one_address_within_two_hours_is_held() throws Exception {
        for (int i = 0; i < 21; i++) {
            stage.applications.acceptMail(new ByteArrayInputStream(
                    mail().header("Message-ID", "<" + i + "@x>").build()));
        }

        assertThat(InboxServices.of(stage).counts())
                .isEqualTo(Map.of(ApplicationState.PENDING, 20L, ApplicationState.QUARANTINED, 1L));
    }

    @Test
    void everything_about_one_person_is_exported_and_erased() throws Exception {
        receive(mail().file("cv.pdf", "application/pdf", Samples.PDF));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int exported = InboxServices.of(stage).export(CANARY.toUpperCase(java.util.Locale.ROOT) + "@example.org", out);
        int erased = InboxServices.of(stage).eraseAll(CANARY + "@example.org");

        assertThat(exported).isEqualTo(1);
        assertThat(entries(out.toByteArray())).hasSize(3).anyMatch(name -> name.endsWith("1-cv.pdf"));
        assertThat(erased).isEqualTo(1);
        assertThat(InboxServices.of(stage).counts()).isEqualTo(Map.of(ApplicationState.ERASED, 1L));
        assertThat(InboxServices.of(stage).eraseAll(CANARY + "@example.org")).isZero();
    }

    private static List<String> entries(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void what_the_host_never_took_is_erased_when_its_time_is_over() throws Exception {
        ApplicationId id = receive(mail());
        Clock late = Clock.fixed(InboxStage.NOW.plus(Duration.ofDays(31)), ZoneOffset.UTC);

        new InboxMaintenance(stage.inbox, Clock.fixed(InboxStage.NOW.plus(Duration.ofDays(29)), ZoneOffset.UTC))
                .eraseExpired();
        assertThat(status(id).state()).isEqualTo(ApplicationState.PENDING);
        assertThat(new InboxMaintenance(stage.inbox, late).findings(true))
                .extracting(finding -> finding.code())
                .contains("applications.undelivered");
        new InboxMaintenance(stage.inbox, late).eraseExpired();

        assertThat(status(id).state()).isEqualTo(ApplicationState.ERASED);
    }

    @Test
    void one_without_a_task_is_found() throws Exception {
        ApplicationId id = receive(mail());
        stage.inbox.database().inTransaction(connection -> connection
                .createStatement()
                .executeUpdate("delete from aushang_inbox_task"));

        new InboxMaintenance(stage.inbox, Clock.systemUTC()).findForgotten();

        int tasks = stage.inbox.database().inTransaction(connection -> connection
                .createStatement()
                .executeUpdate("update aushang_inbox_task set picked = false where task_instance = '" + id + "'"));
        assertThat(tasks).isEqualTo(1);
    }

    @Test
    void another_key_is_never_used_in_place_of_the_one_of_the_contents() throws Exception {
        ApplicationId id = receive(mail());
        stage.close();

        InboxStage without = new InboxStage(folder, Map.of());
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> receive(without, mail()))
                .satisfies(e -> assertThat(e.finding().message().english()).contains("applications-key is missing"));
        assertThat(without.secrets.list()).as("none was made").isEmpty();
        without.secrets.store("applications-key", new byte[32]);
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> receive(without, mail()))
                .satisfies(e -> assertThat(e.finding().message().english()).contains("not the one"));
        without.close();

        stage = new InboxStage(folder, Map.of(), stage.secrets);
        assertThat(status(id).application()).isPresent();
    }

    private static void receive(InboxStage on, Eml mail) throws IOException {
        on.applications.acceptMail(new ByteArrayInputStream(mail.build()));
    }

    @Test
    void nothing_personal_is_in_any_text_for_logs() throws Exception {
        ApplicationId id = receive(mail().file(CANARY + ".pdf", "application/pdf", Samples.PDF));

        ApplicationStatus status = status(id);

        Application application = status.application().orElseThrow();
        assertThat(List.of(
                        status.toString(),
                        application.toString(),
                        application.candidate().toString(),
                        application.attachments().toString(),
                        application.original().toString()))
                .noneMatch(text -> text.contains(CANARY));
    }
}
