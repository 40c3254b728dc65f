package org.aushang.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTest {

    private final PublicationService desk = mock(PublicationService.class);
    private final ChannelAdministration operations = mock(ChannelAdministration.class);
    private final Operator german = new Operator(desk, operations, Locale.GERMANY);
    private final Operator english = new Operator(desk, operations, Locale.ENGLISH);

    private static Finding finding() {
        return Finding.builder(
                        "dispatch.ledger",
                        new LocalizedText("Nicht gespeichert.", "Not stored."),
                        new LocalizedText("Bitte Platz schaffen.", "Please make room."))
                .build();
    }

    private static ChannelStatus.Builder channel() {
        return ChannelStatus.builder("ba", new LocalizedText("Bereit", "Ready")).board("arbeitsagentur");
    }

    private static void refused(ThrowableAssert.ThrowingCallable command, String sentence) {
        assertThatThrownBy(command).isInstanceOf(CommandException.class).hasMessageContaining(sentence);
    }

    @Test
    void the_connection_test_says_what_fails_or_what_was_tried() {
        when(desk.testConnection("ba")).thenReturn(List.of(finding())).thenReturn(List.of());
        when(desk.channels())
                .thenReturn(List.of(channel()
                        .diagnostics(Map.of("gateway", "https://ba.example/", "supplier", ""))
                        .build()));

        refused(() -> english.check("ba"), "Not stored. Please make room. (dispatch.ledger)");
        assertThat(german.check("ba"))
                .isEqualTo("Verbindungstest für Kanal ba erfolgreich; es wurde nichts übertragen. Schritte:\n"
                        + "    gateway: https://ba.example/");
    }

    @Test
    void what_there_is_not_is_a_sentence_and_a_failure() {
        when(desk.channels()).thenReturn(List.of());

        assertThat(english.channels()).startsWith("There is no channel yet.");
        refused(() -> english.jobs("nope"), "There is no channel nope");
        refused(() -> english.timeline("ba", "nope"), "has no job nope");
        refused(() -> english.again("ba", "nope"), "has no job nope");
    }

    @Test
    void a_channel_is_one_line_and_what_stands_in_its_way() {
        when(desk.channels())
                .thenReturn(List.of(ChannelStatus.builder("ba", new LocalizedText("Pausiert", "Paused"))
                        .board("arbeitsagentur")
                        .online(3)
                        .uncertain(2)
                        .publications(Map.of(PublicationState.ACCEPTED, 3))
                        .findings(List.of(finding()))
                        .build()));

        assertThat(german.channels())
                .isEqualTo("ba (arbeitsagentur): Pausiert; 3 online, 2 unklar; ACCEPTED 3\n"
                        + "    Nicht gespeichert. Bitte Platz schaffen. (dispatch.ledger)");
        assertThat(english.pause("ba")).startsWith("ba (arbeitsagentur): Paused");
        verify(operations).pause("ba");
    }

    @Test
    void a_question_is_shown_with_what_would_happen() {
        when(operations.pendingMassChange(eq("ba"), anyInt()))
                .thenReturn(Optional.of(new PendingMassChange(
                        Instant.parse("2026-11-22T08:30:00Z"),
                        50,
                        1,
                        1,
                        List.of(
                                new PendingMassChange.Line("1", "Koch", true, List.of()),
                                new PendingMassChange.Line("2", "Köchin", false, List.of("title"))))));

        assertThat(english.question("ba"))
                .isEqualTo("50 are online; 1 would change, 1 would go. Stopped since 2026-11-22T08:30:00Z."
                        + " Please confirm or discard.\n1  Koch: would go\n2  Köchin: would change (title)");
        assertThat(english.question("other")).isEqualTo("Channel other has no pending mass change.");
    }

    @Test
    void only_the_three_answers_remove_a_channel() {
        when(operations.remove("ba", Removal.LEAVE)).thenReturn(7);

        assertThat(english.remove("ba", "leave")).isEqualTo("Channel ba: 7 are online there, or may be.");
        refused(() -> english.remove("ba", "delete"), "withdraw, leave or later");
        verify(operations, never()).remove("ba", Removal.WITHDRAW);
    }

    @Test
    void files_are_never_written_over(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("support.zip");
        doAnswer(call -> {
                    call.getArgument(2, OutputStream.class).write(new byte[3]);
                    return null;
                })
                .when(operations)
                .writeSupportBundle(eq("ba"), eq("1"), any());

        assertThat(english.support("ba", "1", file.toString())).endsWith("is written, 3 bytes.");
        refused(() -> english.support("ba", "1", file.toString()), "exists already");
        assertThat(Files.size(file)).isEqualTo(3);
    }

    @Test
    void a_support_bundle_that_fails_leaves_no_file(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("support.zip");
        doThrow(new IllegalArgumentException("channel ba has no job 1"))
                .when(operations)
                .writeSupportBundle(eq("ba"), eq("1"), any());

        refused(() -> english.support("ba", "1", file.toString()), "has no job 1");
        assertThat(file).doesNotExist();
    }

    @Test
    void what_goes_wrong_is_a_sentence() throws IOException {
        doThrow(new StoreUnavailableException(finding(), new IllegalStateException()))
                .when(operations)
                .pause("ba");
        doThrow(new UnsupportedOperationException("no file")).when(operations).backUp(any());

        refused(() -> english.pause("ba"), "Not stored. Please make room. (dispatch.ledger)");
        refused(() -> english.backup("x"), "Nothing was done: no file.");
    }
}
