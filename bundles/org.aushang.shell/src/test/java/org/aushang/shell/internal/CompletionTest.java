package org.aushang.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Slice;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Karaf's shell offers when the operator presses the tabulator key. */
class CompletionTest {

    private final PublicationService publications = mock(PublicationService.class);
    private final ChannelService channels = mock(ChannelService.class);
    private final List<ShellCommand> commands = new Commands(
                    new Operator(
                            publications, channels, mock(ChannelAdministration.class), Locale.ENGLISH, ZoneOffset.UTC),
                    new Completion(channels, publications),
                    Locale.ENGLISH)
            .all();

    @BeforeEach
    void answer() {
        when(channels.channels())
                .thenReturn(Stream.of("ba", "bb", "feed")
                        .map(id -> ChannelStatus.builder(new ChannelId(id), LocalizedText.of("Bereit", "Ready"))
                                .build())
                        .toList());
        when(publications.find(any())).thenReturn(Slice.of(List.of(), null));
        when(publications.find(argThat(query -> query != null
                        && query.channel().equals(Optional.of(new ChannelId("ba")))
                        && query.text().equals("K-1"))))
                .thenReturn(Slice.of(List.of(job("K-17"), job("K-18"), job("A-K-1")), null));
    }

    private static PublicationStatus job(String id) {
        return PublicationStatus.builder(PublicationRef.of("ba", id), 1, new PublicationId("1NGTB800000HTJB5JV"))
                .build();
    }

    /** Of the command that the line begins with; as Karaf, which asks every command. */
    private List<String> offered(String line) {
        return offered(line, false);
    }

    private List<String> offered(String line, boolean scoped) {
        List<String> all = new ArrayList<>();
        for (ShellCommand command : commands) {
            List<String> candidates = new ArrayList<>();
            new KarafCommand(command).getCompleter(scoped).complete(mock(Session.class), new Line(line), candidates);
            all.addAll(candidates.stream().map(String::strip).toList());
        }
        return all;
    }

    @Test
    void ids_of_channels_are_offered() {
        assertThat(offered("aushang:pause ")).containsExactly("ba", "bb", "feed");
        assertThat(offered("pause b")).containsExactly("ba", "bb");
        assertThat(offered("pause b", true)).containsExactly("ba", "bb");
        assertThat(offered("other:pause b")).isEmpty();
    }

    @Test
    void ids_of_jobs_are_offered_of_the_channel_before() {
        assertThat(offered("aushang:timeline ba K-1")).containsExactly("K-17", "K-18");
        assertThat(offered("aushang:timeline bb K-1")).isEmpty();
        assertThat(offered("aushang:timeline 'no channel' K-1")).isEmpty();
        assertThat(offered("aushang:support-bundle ba K-1")).containsExactly("K-17", "K-18");
    }

    @Test
    void words_to_choose_from_and_options_are_offered() {
        assertThat(offered("aushang:remove ba ")).containsExactly("later", "leave", "withdraw");
        assertThat(offered("aushang:timeline ba K-1 ")).containsExactly("--json");
        assertThat(offered("aushang:timeline --")).containsExactly("--help", "--json");
        assertThat(offered("aushang:timeline --json ba K-1 --")).containsExactly("--help");
        assertThat(offered("aushang:backup ")).isEmpty();
    }

    @Test
    void a_profile_of_gogo_asks_each_command() throws IOException {
        GogoCommand pause = new GogoCommand(commands.stream()
                .filter(command -> command.name().equals("pause"))
                .findFirst()
                .orElseThrow());
        CommandSession session = mock(CommandSession.class);

        assertThat(pause.execute(session, List.of("--candidates", List.of("aushang:pause", "b"), 1)))
                .isEqualTo(Set.of("ba", "bb", "feed"));
        assertThat(pause.execute(session, List.of("--candidates", List.of("aushang:pause"), 1)))
                .isEqualTo(Set.of());
        assertThat(Files.readString(
                        Path.of("../../features/org.aushang.felix/src/main/platform/conf/etc/gosh_profile")))
                .contains(commands.stream()
                        .map(command -> "complete -c aushang:" + command.name() + " -a 'aushang:" + command.name()
                                + " --candidates ")
                        .toList());
    }

    @Test
    void names_of_commands_are_offered() {
        assertThat(offered("aushang:re"))
                .containsExactlyInAnyOrder("aushang:retry", "aushang:resume", "aushang:reject", "aushang:remove");
        assertThat(offered("re", true)).containsExactlyInAnyOrder("retry", "resume", "reject", "remove");
    }

    @Test
    void nothing_is_offered_while_the_database_is_unavailable() {
        Finding finding = Finding.builder("store.x", LocalizedText.same("away"), LocalizedText.same("-"))
                .build();
        when(channels.channels()).thenThrow(new StoreUnavailableException(finding, new IllegalStateException()));

        assertThat(offered("aushang:pause ")).isEmpty();
    }

    @Test
    void the_description_is_one_line() {
        assertThat(commands)
                .extracting(command -> new KarafCommand(command).getDescription())
                .allMatch(description -> !description.contains(". ") && !description.endsWith("."))
                .contains("All channels: condition, number of postings, findings");
    }

    /** The cursor is at its end. */
    private record Line(String getBuffer) implements CommandLine {

        @Override
        public String[] getArguments() {
            return getBuffer.split(" ", -1);
        }

        @Override
        public int getCursorArgumentIndex() {
            return getArguments().length - 1;
        }

        @Override
        public String getCursorArgument() {
            return getArguments()[getCursorArgumentIndex()];
        }

        @Override
        public int getArgumentPosition() {
            return getCursorArgument().length();
        }

        @Override
        public int getBufferPosition() {
            return getBuffer.length();
        }
    }
}
