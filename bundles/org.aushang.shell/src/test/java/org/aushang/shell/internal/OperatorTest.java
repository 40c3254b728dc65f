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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StaleTokenException;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobId;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTest {

    private static final ChannelId BA = new ChannelId("ba");

    private final PublicationService service = mock(PublicationService.class);
    private final ChannelService channelService = mock(ChannelService.class);
    private final ChannelAdministration administration = mock(ChannelAdministration.class);
    private final Operator german =
            new Operator(service, channelService, administration, Locale.GERMANY, ZoneOffset.UTC);
    private final Operator english =
            new Operator(service, channelService, administration, Locale.ENGLISH, ZoneOffset.UTC);

    private static Finding finding() {
        return Finding.builder(
                        "dispatch.ledger",
                        LocalizedText.of("Nicht gespeichert.", "Not stored."),
                        LocalizedText.of("Bitte Platz schaffen.", "Please make room."))
                .build();
    }

    private static ChannelStatus.Builder channel() {
        return ChannelStatus.builder(BA, LocalizedText.of("Bereit", "Ready")).board("arbeitsagentur");
    }

    private static void refused(ThrowableAssert.ThrowingCallable command, String sentence) {
        assertThatThrownBy(command).isInstanceOf(CommandException.class).hasMessageContaining(sentence);
    }

    @Test
    void the_connection_test_says_what_fails_or_what_was_tried() {
        when(channelService.testConnection(BA))
                .thenReturn(CompletableFuture.completedFuture(List.of(finding())))
                .thenReturn(CompletableFuture.completedFuture(List.of()));
        when(channelService.channel(BA))
                .thenReturn(Optional.of(channel()
                        .diagnostics(Map.of("gateway", "https://ba.example/", "supplier", ""))
                        .build()));

        refused(() -> english.testConnection("ba"), "Not stored. Please make room. (dispatch.ledger)");
        assertThat(german.testConnection("ba"))
                .isEqualTo("Verbindungstest für Kanal ba erfolgreich; es wurde nichts übertragen. Schritte:\n"
                        + "    gateway: https://ba.example/");
    }

    @Test
    void what_there_is_not_is_a_sentence_and_a_failure() {
        when(channelService.channels()).thenReturn(List.of());

        assertThat(english.channels(false)).startsWith("There is no channel yet.");
        refused(() -> english.publications("nope", false), "There is no channel nope");
        refused(() -> english.timeline("ba", "nope", false), "has no publication of job nope");
        refused(() -> english.retry("ba", "nope"), "has no publication of job nope");
    }

    @Test
    void a_channel_is_one_line_and_what_stands_in_its_way() {
        ChannelStatus paused = ChannelStatus.builder(BA, LocalizedText.of("Pausiert", "Paused"))
                .board("arbeitsagentur")
                .online(3)
                .uncertain(2)
                .publications(Map.of(PublicationState.ACCEPTED, 3))
                .findings(List.of(finding()))
                .build();
        when(channelService.channels()).thenReturn(List.of(paused));
        when(channelService.channel(BA)).thenReturn(Optional.of(paused));

        assertThat(german.channels(false))
                .isEqualTo("ba (arbeitsagentur): Pausiert; 3 online, 2 ungeklärt; ACCEPTED 3\n"
                        + "    Nicht gespeichert. Bitte Platz schaffen. (dispatch.ledger)");
        assertThat(english.pause("ba")).startsWith("ba (arbeitsagentur): Paused");
        verify(administration).pause(BA);
    }

    @Test
    void a_question_is_shown_with_what_would_happen() {
        when(administration.pendingMassChange(eq(BA), anyInt()))
                .thenReturn(Optional.of(PendingMassChange.of(
                        new PendingMassChange.Token(BA, "1f2e3d"),
                        Instant.parse("2026-11-22T08:30:00Z"),
                        50,
                        1,
                        1,
                        List.of(
                                new PendingMassChange.Line(new JobId("1"), "Koch", true, List.of()),
                                new PendingMassChange.Line(new JobId("2"), "Köchin", false, List.of("title"))))));

        assertThat(english.pending("ba"))
                .isEqualTo(
                        """
                        50 are online; 1 would be updated, 1 withdrawn. Stopped since Nov 22, 2026, 8:30:00 AM.
                        1  Koch: would be withdrawn
                        2  Köchin: would be updated (title)
                        To approve: aushang:approve ba 1f2e3d  To reject: aushang:reject ba 1f2e3d""");
        assertThat(english.pending("other")).isEqualTo("No mass change of channel other waits for approval.");
    }

    @Test
    void a_mass_change_that_was_not_shown_is_not_approved() {
        doThrow(new StaleTokenException("stale"))
                .when(administration)
                .approve(new PendingMassChange.Token(BA, "1f2e3d"));

        refused(() -> english.approve("ba", "1f2e3d"), "other updates or withdrawals are pending by now");
    }

    @Test
    void only_the_three_answers_remove_a_channel() {
        when(administration.remove(BA, Removal.LEAVE)).thenReturn(7);

        assertThat(english.remove("ba", "leave")).isEqualTo("Channel ba: 7 postings are online, or may be.");
        refused(() -> english.remove("ba", "delete"), "withdraw, leave and later");
        verify(administration, never()).remove(BA, Removal.WITHDRAW);
    }

    @Test
    void files_are_never_written_over(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("support.zip");
        doAnswer(call -> {
                    call.getArgument(1, OutputStream.class).write(new byte[3]);
                    return null;
                })
                .when(administration)
                .writeSupportBundle(eq(PublicationRef.of("ba", "1")), any());

        assertThat(english.supportBundle("ba", "1", file.toString())).endsWith("was written, 3 bytes.");
        refused(() -> english.supportBundle("ba", "1", file.toString()), "exists already");
        assertThat(Files.size(file)).isEqualTo(3);
    }

    @Test
    void a_support_bundle_that_fails_leaves_no_file(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("support.zip");
        doThrow(new IllegalArgumentException("channel ba has no job 1"))
                .when(administration)
                .writeSupportBundle(eq(PublicationRef.of("ba", "1")), any());

        refused(() -> english.supportBundle("ba", "1", file.toString()), "has no job 1");
        assertThat(file).doesNotExist();
    }

    @Test
    void what_goes_wrong_is_a_sentence() throws IOException {
        doThrow(new StoreUnavailableException(finding(), new IllegalStateException()))
                .when(administration)
                .pause(BA);
        doThrow(new UnsupportedOperationException("no file"))
                .when(administration)
                .backUp(any());

        refused(() -> english.pause("ba"), "Not stored. Please make room. (dispatch.ledger)");
        refused(() -> english.backup("x"), "Nothing was changed: no file.");
    }
}
