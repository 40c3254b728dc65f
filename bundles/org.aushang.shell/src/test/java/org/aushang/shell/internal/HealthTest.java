package org.aushang.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Hold;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.aushang.shell.internal.Health.Level;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static ChannelStatus.Builder channel(String id) {
        return ChannelStatus.builder(new ChannelId(id), LocalizedText.of("Bereit", "Ready"));
    }

    private static Finding finding(Severity severity) {
        return Finding.builder(
                        "certificate.expires.7",
                        LocalizedText.of("Läuft ab.", "It expires."),
                        LocalizedText.of("Tun.", "Do."))
                .severity(severity)
                .build();
    }

    private static Health of(ChannelStatus... channels) {
        return Health.of(List.of(channels), Locale.ENGLISH);
    }

    @Test
    void channels_without_findings_are_well_whatever_else_is_said_of_them() {
        ChannelStatus informed =
                channel("b").findings(List.of(finding(Severity.INFO))).build();

        assertThat(of(channel("a").build(), informed)).isEqualTo(new Health(Level.OK, List.of()));
        assertThat(of().line(0, Locale.ENGLISH)).isEqualTo("OK: no channels, 0 with findings.");
    }

    @Test
    void a_warning_warns_an_error_is_critical_and_the_worst_counts() {
        ChannelStatus warned =
                channel("a").findings(List.of(finding(Severity.WARNING))).build();
        ChannelStatus broken =
                channel("b").findings(List.of(finding(Severity.ERROR))).build();

        assertThat(of(warned).level()).isEqualTo(Level.WARN);
        assertThat(of(warned, broken).level()).isEqualTo(Level.CRITICAL);
        assertThat(of(warned, broken).line(2, Locale.ENGLISH))
                .isEqualTo("CRITICAL: 2 channels, 2 with findings. a: Ready. It expires. (certificate.expires.7) …");
    }

    @Test
    void a_channel_that_waits_for_an_answer_is_critical_and_unclear_postings_warn() {
        ChannelStatus unclear =
                channel("a").publications(Map.of(PublicationState.IN_DOUBT, 2)).build();

        assertThat(of(channel("a")
                                .hold(Hold.of(Hold.Reason.MASS_CHANGE, null, null))
                                .findings(List.of(finding(Severity.WARNING)))
                                .build())
                        .level())
                .isEqualTo(Level.CRITICAL);
        assertThat(of(unclear).lines())
                .containsExactly(new Health.Line(Level.WARN, "a: Ready. 2 postings are in doubt or failed."));
    }

    @Test
    void felix_hears_the_same() {
        ChannelService service = mock(ChannelService.class);
        when(service.channels())
                .thenReturn(List.of(channel("a").build()))
                .thenReturn(List.of(channel("a")
                        .findings(List.of(finding(Severity.WARNING)))
                        .build()))
                .thenReturn(List.of(
                        channel("a").findings(List.of(finding(Severity.ERROR))).build()))
                .thenThrow(new StoreUnavailableException(finding(Severity.ERROR), new IllegalStateException("disk")));
        ChannelsHealthCheck check = new ChannelsHealthCheck(service, Locale.ENGLISH);

        assertThat(check.execute().getStatus()).isEqualTo(Result.Status.OK);
        assertThat(check.execute().getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(check.execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(check.execute().toString()).contains("CRITICAL", "It expires.");
    }
}
