package org.aushang.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationService;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a shell sees: printed text, help, and failures. */
class CommandsTest {

    private final PublicationService desk = mock(PublicationService.class);
    private final ChannelAdministration operations = mock(ChannelAdministration.class);
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final CommandSession session = mock(CommandSession.class);
    private final Commands commands = new Commands(new Operator(desk, operations, Locale.ENGLISH), Locale.ENGLISH);

    CommandsTest() {
        when(session.getConsole()).thenReturn(new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return console.toString(StandardCharsets.UTF_8);
    }

    static Stream<Method> commands() {
        return Arrays.stream(Commands.class.getDeclaredMethods())
                .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_says_how_to_call_a_command_and_does_nothing(Method command) throws Exception {
        command.invoke(commands, session, new String[] {"--help"});

        assertThat(printed()).startsWith("aushang:" + command.getName()).hasLineCount(2);
        verify(operations, never()).backUp(any());
        verify(operations, never()).pause(anyString());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void an_unknown_option_is_refused(Method command) {
        assertThatThrownBy(() -> command.invoke(commands, session, new String[] {"--all"}))
                .hasCauseInstanceOf(CommandException.class)
                .cause()
                .hasMessageContaining("no option --all")
                .hasMessageContaining("aushang:" + command.getName());
    }

    @Test
    void a_missing_argument_is_said_with_the_usage() throws IOException {
        assertThatThrownBy(() -> commands.support(session, "ba", "1"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("aushang:support CHANNEL JOB FILE");
        verify(operations, never()).writeSupportBundle(any(), any(), any());
    }

    @Test
    void health_is_printed_and_fails_only_where_a_channel_does_not_work() {
        Finding finding = Finding.builder(
                        "test.x", new LocalizedText("Kaputt.", "Broken."), new LocalizedText("Bitte.", "Please."))
                .build();
        when(desk.channels())
                .thenReturn(List.of(ChannelStatus.builder("ba", new LocalizedText("Bereit", "Ready"))
                        .build()));
        commands.health(session);
        assertThat(printed()).isEqualToIgnoringNewLines("OK: one channel, 0 with findings.");

        when(desk.channels())
                .thenReturn(List.of(ChannelStatus.builder("ba", new LocalizedText("Bereit", "Ready"))
                        .findings(List.of(finding))
                        .build()));
        assertThatThrownBy(() -> commands.health(session)).hasMessage("CRITICAL");
        assertThat(printed()).contains("CRITICAL: one channel, 1 with findings. ba: Ready. Broken. (test.x)");
    }

    @Test
    void a_pause_is_never_forgotten() {
        when(desk.channels())
                .thenReturn(List.of(ChannelStatus.builder("ba", new LocalizedText("Pausiert", "Paused"))
                        .paused(true)
                        .build()));

        commands.health(session);

        assertThat(printed()).contains("WARN").contains("ba: Paused");
    }
}
