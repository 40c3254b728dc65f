package org.aushang.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.felix.hc.api.Result;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Candidate;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.Slice;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsCommandTest {

    private static final ApplicationId ID = new ApplicationId("0123456789abcdef0123456789abcdef");

    private static final Finding REFUSED = Finding.builder(
                    "mailbox.login", LocalizedText.same("refused"), LocalizedText.same("check it"))
            .severity(Finding.Severity.ERROR)
            .build();

    private final ApplicationService applications = mock(ApplicationService.class);
    private final ApplicationSource mailbox = mock(ApplicationSource.class);
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final PrintStream printer = new PrintStream(console, true, StandardCharsets.UTF_8);
    private final Completion completion = new Completion(mock(ChannelService.class), mock(PublicationService.class));

    @BeforeEach
    void answer() {
        when(applications.counts()).thenReturn(Map.of(ApplicationState.UNASSIGNED, 3L));
        when(applications.findings()).thenReturn(List.of());
        when(mailbox.name()).thenReturn("jobs@example.com");
        when(mailbox.lastContact()).thenReturn(Optional.of(Instant.parse("2026-11-28T08:00:00Z")));
        when(mailbox.findings()).thenReturn(List.of(REFUSED));
    }

    @Test
    void it_tells_counts_and_what_is_wrong() {
        new ApplicationsCommand(applications, List.of(mailbox), completion).run(printer, List.of());

        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("UNASSIGNED 3", "PENDING 0", "jobs@example.com", "2026-11-28T08:00:00Z", "refused");
    }

    @Test
    void it_has_help_and_refuses_options() {
        ApplicationsCommand command = new ApplicationsCommand(applications, List.of(), completion);

        command.run(printer, List.of("--help"));

        assertThat(console.toString(StandardCharsets.UTF_8)).contains("aushang:applications");
        assertThatThrownBy(() -> command.run(printer, List.of("--all"))).isInstanceOf(CommandException.class);
    }

    private String execute(String... words) {
        new ApplicationsCommand(applications, List.of(mailbox), completion).run(printer, List.of(words));
        return console.toString(StandardCharsets.UTF_8);
    }

    private static ApplicationStatus status(ApplicationState state) {
        return ApplicationStatus.builder(ID, state, Instant.parse("2026-11-28T08:00:00Z"))
                .reason(LocalizedText.same("no job"))
                .application(Application.builder(ID, Application.Origin.MAIL, Instant.parse("2026-11-28T08:00:00Z"))
                        .candidate(Candidate.builder()
                                .formattedName("Erika Muster")
                                .email("erika@example.org")
                                .build())
                        .subject("Bewerbung von Erika")
                        .build())
                .build();
    }

    @Test
    void it_lists_without_anything_personal() {
        when(applications.find(any())).thenReturn(Slice.of(List.of(status(ApplicationState.UNASSIGNED)), null));

        assertThat(execute("list", "unassigned"))
                .contains(ID.value(), "UNASSIGNED", "no job")
                .doesNotContain("Erika")
                .doesNotContain("erika@");
    }

    @Test
    void a_person_decides_about_one() {
        PublicationRef job = PublicationRef.of("ba", "R-1");
        when(applications.assign(ID, job)).thenReturn(Optional.of(status(ApplicationState.PENDING)));
        when(applications.release(ID)).thenReturn(Optional.empty());
        when(applications.erase(ID)).thenReturn(true);
        when(applications.eraseAll("erika@example.org")).thenReturn(2);

        assertThat(execute("assign", ID.value(), "ba", "R-1")).contains("PENDING");
        assertThatThrownBy(() -> execute("release", ID.value())).isInstanceOf(CommandException.class);
        assertThatThrownBy(() -> execute("erase", "made-up")).isInstanceOf(CommandException.class);
        assertThat(execute("erase", ID.value())).contains("1 ");
        assertThat(execute("erase-person", "erika@example.org")).contains("2 ");
        assertThatThrownBy(() -> execute("assign", ID.value())).isInstanceOf(CommandException.class);
        assertThatThrownBy(() -> execute("list", "nonsense")).isInstanceOf(CommandException.class);
    }

    @Test
    void what_is_stored_about_a_person_goes_into_a_new_file(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("erika.zip");
        when(applications.export(eq("erika@example.org"), any())).thenReturn(3);

        assertThat(execute("export", "erika@example.org", file.toString())).contains("3 ", file.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> execute("export", "erika@example.org", file.toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("exists");
    }

    @Test
    void what_can_be_said_next_is_offered() {
        when(applications.find(any())).thenReturn(Slice.of(List.of(status(ApplicationState.UNASSIGNED)), null));
        ApplicationsCommand command = new ApplicationsCommand(applications, List.of(mailbox), completion);

        assertThat(command.candidates(List.of(), "")).contains("assign", "list", "test");
        assertThat(command.candidates(List.of("assign"), "")).containsExactly(ID.value());
        assertThat(command.candidates(List.of("test"), "")).containsExactly("jobs@example.com");
        assertThat(command.candidates(List.of("list"), "")).contains("UNASSIGNED");
        assertThat(command.candidates(List.of("export"), "")).isEmpty();
    }

    @Test
    void a_mailbox_is_tested() {
        Finding good = Finding.builder(
                        "mailbox.tested", LocalizedText.same("sent and received"), LocalizedText.same("-"))
                .severity(Finding.Severity.INFO)
                .build();
        when(mailbox.test()).thenReturn(CompletableFuture.completedFuture(List.of(good)));
        assertThat(execute("test", "jobs@example.com")).contains("sent and received");

        when(mailbox.test()).thenReturn(CompletableFuture.completedFuture(List.of(REFUSED)));
        assertThatThrownBy(() -> execute("test", "jobs@example.com"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> execute("test", "other")).isInstanceOf(CommandException.class);
    }

    @Test
    void its_health_is_that_of_its_worst_finding() {
        assertThat(new ApplicationsHealthCheck(applications, List.of(mailbox))
                        .execute()
                        .getStatus())
                .isEqualTo(Result.Status.CRITICAL);
        assertThat(new ApplicationsHealthCheck(applications, List.of())
                        .execute()
                        .getStatus())
                .isEqualTo(Result.Status.OK);
    }
}
