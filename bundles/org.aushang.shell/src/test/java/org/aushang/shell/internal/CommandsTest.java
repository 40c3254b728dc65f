package org.aushang.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Hold;
import org.aushang.api.host.PublicationService;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a shell sees: printed text, help, and failures. */
class CommandsTest {

    private final PublicationService service = mock(PublicationService.class);
    private final ChannelService channelService = mock(ChannelService.class);
    private final ChannelAdministration administration = mock(ChannelAdministration.class);
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Completion completion = new Completion(channelService, service);
    private final Commands commands = new Commands(
            new Operator(service, channelService, administration, Locale.ENGLISH, ZoneOffset.UTC),
            completion,
            Locale.ENGLISH);

    /** As a shell does it. */
    private void run(String name, String... arguments) {
        commands.all().stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow()
                .run(new PrintStream(console, true, StandardCharsets.UTF_8), List.of(arguments));
    }

    private String printed() {
        return console.toString(StandardCharsets.UTF_8);
    }

    static Stream<String> commands() {
        return new CommandsTest().commands.all().stream().map(ShellCommand::name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_says_how_to_call_a_command_and_does_nothing(String command) throws IOException {
        run(command, "--help");

        assertThat(printed()).startsWith("aushang:" + command).hasLineCount(2);
        verify(administration, never()).backUp(any());
        verify(administration, never()).pause(any());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void an_unknown_option_is_refused(String command) {
        assertThatThrownBy(() -> run(command, "--all"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("no option --all")
                .hasMessageContaining("aushang:" + command);
    }

    @Test
    void a_connection_test_says_how_it_ended() {
        when(channelService.testConnection(new ChannelId("ba")))
                .thenReturn(CompletableFuture.completedFuture(List.of()));
        when(channelService.channel(new ChannelId("ba")))
                .thenReturn(Optional.of(ChannelStatus.builder(new ChannelId("ba"), LocalizedText.of("Bereit", "Ready"))
                        .build()));

        run("test-connection", "ba");

        assertThat(printed()).startsWith("Connection test of channel ba succeeded");
    }

    @Test
    void a_missing_argument_is_said_with_the_usage() throws IOException {
        assertThatThrownBy(() -> run("support-bundle", "ba", "1"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("aushang:support-bundle CHANNEL JOB FILE");
        verify(administration, never()).writeSupportBundle(any(), any());
    }

    @Test
    void health_is_printed_and_fails_only_where_a_channel_does_not_work() {
        Finding finding = Finding.builder(
                        "test.x", LocalizedText.of("Kaputt.", "Broken."), LocalizedText.of("Bitte.", "Please."))
                .build();
        when(channelService.channels())
                .thenReturn(List.of(ChannelStatus.builder(new ChannelId("ba"), LocalizedText.of("Bereit", "Ready"))
                        .build()));
        run("health");
        assertThat(printed()).isEqualToIgnoringNewLines("OK: one channel, 0 with findings.");

        when(channelService.channels())
                .thenReturn(List.of(ChannelStatus.builder(new ChannelId("ba"), LocalizedText.of("Bereit", "Ready"))
                        .findings(List.of(finding))
                        .build()));
        assertThatThrownBy(() -> run("health")).hasMessage("CRITICAL");
        assertThat(printed()).contains("CRITICAL: one channel, 1 with findings. ba: Ready. Broken. (test.x)");
    }

    @Test
    void a_pause_is_never_forgotten() {
        when(channelService.channels())
                .thenReturn(List.of(ChannelStatus.builder(new ChannelId("ba"), LocalizedText.of("Pausiert", "Paused"))
                        .hold(Hold.of(Hold.Reason.PAUSED, null, null))
                        .build()));

        run("health");

        assertThat(printed()).contains("WARN").contains("ba: Paused");
    }

    @Test
    void scripts_read_json() throws IOException {
        Finding finding = Finding.builder(
                        "test.x", LocalizedText.of("Kaputt.", "Broken."), LocalizedText.of("Bitte.", "Please."))
                .build();
        when(channelService.channels())
                .thenReturn(List.of(ChannelStatus.builder(new ChannelId("ba"), LocalizedText.of("Bereit", "Ready"))
                        .publications(Map.of(PublicationState.PENDING, 3))
                        .findings(List.of(finding))
                        .build()));

        run("channels", "--json");

        JsonNode channel = new ObjectMapper().readTree(printed()).get(0);
        assertThat(channel.path("channel").asText()).isEqualTo("ba");
        assertThat(channel.at("/publications/PENDING").asInt()).isEqualTo(3);
        assertThat(channel.at("/findings/0/message").asText()).isEqualTo("Broken.");
        assertThatThrownBy(() -> run("health", "--json")).hasMessage("CRITICAL");
        assertThatThrownBy(() -> run("pause", "ba", "--json"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("--json");
    }
}
