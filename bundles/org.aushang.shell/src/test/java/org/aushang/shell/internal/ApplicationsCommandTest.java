package org.aushang.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.apache.felix.service.command.CommandSession;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationsCommandTest {

    private final ApplicationService applications = mock(ApplicationService.class);
    private final ApplicationSource mailbox = mock(ApplicationSource.class);
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final CommandSession session = mock(CommandSession.class);

    @BeforeEach
    void answer() {
        when(session.getConsole()).thenReturn(new PrintStream(console, true, StandardCharsets.UTF_8));
        when(applications.counts()).thenReturn(Map.of(ApplicationState.UNASSIGNED, 3L));
        when(applications.findings()).thenReturn(List.of());
        when(mailbox.name()).thenReturn("jobs@example.com");
        when(mailbox.lastContact()).thenReturn(Optional.of(Instant.parse("2026-11-28T08:00:00Z")));
        when(mailbox.findings())
                .thenReturn(List.of(
                        Finding.builder("mailbox.login", LocalizedText.same("refused"), LocalizedText.same("check it"))
                                .severity(Finding.Severity.ERROR)
                                .build()));
    }

    @Test
    void it_tells_counts_and_what_is_wrong() {
        new ApplicationsCommand(applications, List.of(mailbox)).execute(session, List.of());

        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("UNASSIGNED 3", "PENDING 0", "jobs@example.com", "2026-11-28T08:00:00Z", "refused");
    }

    @Test
    void it_has_help_and_refuses_options() {
        ApplicationsCommand command = new ApplicationsCommand(applications, List.of());

        command.execute(session, List.of("--help"));

        assertThat(console.toString(StandardCharsets.UTF_8)).contains("aushang:applications");
        assertThatThrownBy(() -> command.execute(session, List.of("--all"))).isInstanceOf(CommandException.class);
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
