package org.aushang.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Slice;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.FeedAddress;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.junit.jupiter.api.Test;

class StatusPageTest {

    private static final ChannelId CHANNEL = new ChannelId("ba");
    private static final String EVIL = "<script>alert('x')</script>";

    private final ChannelService channelService = mock(ChannelService.class);
    private final PublicationService service = mock(PublicationService.class);
    private final StatusPage page = new StatusPage();

    private static Finding finding() {
        return Finding.builder(
                        "ba.033",
                        LocalizedText.of("PLZ passt nicht " + EVIL, "Postal code does not fit"),
                        LocalizedText.of("Bitte berichtigen", "Please correct"))
                .raw(EVIL)
                .build();
    }

    private void oneJob() {
        when(channelService.channels())
                .thenReturn(List.of(ChannelStatus.builder(CHANNEL, LocalizedText.of("Bereit", "Ready"))
                        .board("arbeitsagentur")
                        .installed(true)
                        .addresses(List.of(new FeedAddress(LocalizedText.same("Feed"), "/aushang/feed/" + EVIL)))
                        .diagnostics(Map.of("gateway", "https://here/"))
                        .build()));
        PublicationStatus status = PublicationStatus.builder(PublicationRef.of("ba", "1"), 1, new PublicationId("A"))
                .posting("Koch " + EVIL, "Göttingen")
                .state(
                        PublicationState.REJECTED,
                        LocalizedText.of("Abgelehnt", "Rejected"),
                        Instant.parse("2026-11-22T08:30:00Z"))
                .shownUntil(Instant.parse("2027-01-31T23:00:00Z"))
                .findings(List.of(finding()))
                .build();
        when(service.findAll(any())).thenCallRealMethod();
        when(service.find(any())).thenReturn(Slice.of(List.of(status), null));
    }

    @Test
    void shows_state_reason_and_next_step_in_the_readers_language() {
        oneJob();

        assertThat(page.render(channelService, service, Locale.GERMANY))
                .contains("Abgelehnt", "PLZ passt nicht", "Bitte berichtigen", "Stelle")
                .contains("Feed: <code>/aushang/feed/", "gateway: https://here/");
        assertThat(page.render(channelService, service, Locale.US))
                .contains("Rejected", "Postal code does not fit", "Please correct", "Online until");
    }

    @Test
    void escapes_everything_that_came_from_outside() {
        oneJob();

        assertThat(page.render(channelService, service, Locale.GERMANY))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    @Test
    void says_so_when_there_is_no_channel() {
        when(channelService.channels()).thenReturn(List.of());

        assertThat(page.render(channelService, service, Locale.GERMANY)).contains("noch kein Kanal");
    }

    @Test
    void says_what_to_do_when_the_ledger_is_away() {
        assertThat(page.unavailable(finding(), Locale.US)).contains("Please correct");
    }
}
