package org.aushang.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Hold;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** Switching a channel on and off, its card, its end, and the check of settings while they are typed. */
class ChannelsTest {

    private Web web;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        web = new Web();
        browser = web.browser();
        browser.logIn("ada", Realm.PASSWORD);
        browser.get("/aushang/channels");
    }

    @AfterEach
    void close() {
        web.close();
    }

    private void shown(ChannelStatus channel) {
        when(web.channels.channels()).thenReturn(List.of(channel));
        when(web.channels.channel(Web.CHANNEL)).thenReturn(Optional.of(channel));
    }

    private static ChannelStatus.Builder channel() {
        return ChannelStatus.builder(Web.CHANNEL, LocalizedText.same("ready"))
                .board("arbeitsagentur")
                .installed(true);
    }

    @Test
    void a_card_says_when_it_sends_next_and_how_long_the_certificate_is_valid() throws Exception {
        Instant now = Instant.now();
        shown(channel()
                .nextTransmission(now.minusSeconds(1))
                .credentialsUntil(now.plus(Duration.ofDays(41).plusHours(1)))
                .build());

        assertThat(browser.get("/aushang/channels").body())
                .contains("right now", "41 days left", "renew now", "role=\"switch\" aria-checked=\"true\"");

        shown(channel()
                .credentialsUntil(now.plus(Duration.ofDays(200).plusHours(1)))
                .build());
        assertThat(browser.get("/aushang/channels").body())
                .contains("200 days left")
                .doesNotContain("renew now", "Next transmission");
    }

    @Test
    void thousands_of_channels_come_in_parts_and_are_found_by_name() throws Exception {
        List<ChannelStatus> all = IntStream.range(0, 2000)
                .mapToObj(i -> ChannelStatus.builder(new ChannelId("employer-" + i), LocalizedText.same("ready"))
                        .board("arbeitsagentur")
                        .installed(true)
                        .build())
                .toList();
        when(web.channels.channels()).thenReturn(all);

        String page = browser.get("/aushang/channels").body();
        assertThat(page).contains(">employer-0<", ">employer-23<", "from=24").doesNotContain("employer-24<");
        assertThat(page.length()).isLessThan(60_000);
        assertThat(browser.get("/aushang/channels?from=24").body()).contains(">employer-24<", "To the beginning");
        assertThat(browser.get("/aushang/channels?from=999999").body()).contains(">employer-0<");
        assertThat(browser.get("/aushang/channels?text=R-1999").body())
                .contains(">employer-1999<")
                .doesNotContain(">employer-0<");
        assertThat(browser.get("/aushang/channels?text=nowhere").body()).contains("No channel has such a name");
        assertThat(browser.get("/aushang/postings").body()).doesNotContain("employer-1999");
    }

    @Test
    void switching_off_with_postings_online_asks_first() throws Exception {
        HttpResponse<String> answer = browser.post("/aushang/channels/ba/off", Map.of());

        assertThat(answer.headers().firstValue("Location")).contains("/aushang/channels/ba/off");
        verify(web.administration, never()).configure(any(), any(), any());
        assertThat(browser.get("/aushang/channels/ba/off").body()).contains("3 postings of this channel are online");

        browser.post("/aushang/channels/ba/off", Map.of("postings", "withdraw"));
        verify(web.administration).remove(Web.CHANNEL, Removal.WITHDRAW);
        verify(web.administration, never()).configure(any(), any(), any());

        browser.post("/aushang/channels/ba/off", Map.of("postings", "stay"));
        verify(web.administration).configure(Web.CHANNEL, "arbeitsagentur", Map.of("enabled", "false"));
    }

    @Test
    void switching_off_without_postings_is_one_click_and_on_takes_a_removal_back() throws Exception {
        shown(channel().hold(Hold.of(Hold.Reason.REMOVAL, null, null)).build());

        browser.post("/aushang/channels/ba/off", Map.of());
        verify(web.administration).configure(Web.CHANNEL, "arbeitsagentur", Map.of("enabled", "false"));
        web.settings.put("enabled", "false");
        assertThat(browser.get("/aushang/channels").body()).contains("aria-checked=\"false\"");

        browser.post("/aushang/channels/ba/on", Map.of());
        verify(web.administration).remove(Web.CHANNEL, Removal.LATER);
        verify(web.administration).configure(Web.CHANNEL, "arbeitsagentur", Map.of("enabled", "true"));
    }

    @Test
    void a_viewer_cannot_switch() throws Exception {
        Browser viewer = web.browser();
        viewer.logIn("vera", Realm.PASSWORD);

        assertThat(viewer.get("/aushang/channels").body()).doesNotContain("role=\"switch\"");
        assertThat(viewer.post("/aushang/channels/ba/off", Map.of("postings", "stay"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_channel_is_deleted_only_when_nothing_is_online_or_it_was_decided() throws Exception {
        assertThat(browser.get("/aushang/channels/ba/remove").body())
                .contains("What shall become of them?")
                .doesNotContain("Delete channel");
        when(web.administration.deleteConfiguration(Web.CHANNEL)).thenThrow(new IllegalStateException("online"));
        assertThat(browser.post("/aushang/channels/ba/delete", Map.of()).body()).contains("Postings are still online");

        web = new Web();
        open();
        shown(channel().publications(Map.of(PublicationState.WITHDRAWN, 2)).build());
        assertThat(browser.get("/aushang/channels/ba/remove").body())
                .contains("Delete channel ba")
                .doesNotContain("What shall become of them?");
        assertThat(browser.post("/aushang/channels/ba/delete", Map.of())
                        .headers()
                        .firstValue("Location"))
                .contains("/aushang/channels");
        verify(web.administration).deleteConfiguration(Web.CHANNEL);
    }

    @Test
    void settings_are_checked_while_they_are_typed_and_not_stored() throws Exception {
        when(web.administration.checkSettings(any(), any(), any()))
                .thenReturn(List.of(
                        Web.finding("ba.supplier", "channel.supplierId"), Web.finding("ba.pin", "channel.pin")));
        browser.get("/aushang/channels/ba/settings");

        String part = browser.upload(
                        "/aushang/channels/ba/settings/check",
                        Map.of("set.supplierId", "A000A00001"),
                        "set.certificate",
                        "abc".getBytes(StandardCharsets.UTF_8))
                .body();

        verify(web.administration)
                .checkSettings(
                        Web.CHANNEL, "arbeitsagentur", Map.of("supplierId", "A000A00001", "certificate", "YWJj"));
        assertThat(part)
                .containsPattern("(?s)id=\"f-set-supplierId-live\" hx-swap-oob=\"innerHTML\">.{1,80}The postal code")
                .contains("id=\"f-set-enabled-live\" hx-swap-oob=\"innerHTML\"></div>")
                .doesNotContain("<html", "YWJj");
        verify(web.administration, never()).configure(any(), any(), any());
    }

    @Test
    void an_admin_says_who_gets_e_mails() throws Exception {
        browser.get("/aushang/channels/ba");
        assertThat(browser.post("/aushang/channels/ba/notify", Map.of("addresses", "rita@muster.example, no address"))
                        .body())
                .contains("no e-mail address; nothing was saved");
        verify(web.administration, never()).configure(any(), any(), any());

        browser.post("/aushang/channels/ba/notify", Map.of("addresses", "rita@muster.example ; hr@muster.example"));
        verify(web.administration)
                .configure(Web.CHANNEL, "arbeitsagentur", Map.of("x-notify", "rita@muster.example, hr@muster.example"));
    }

    @Test
    void a_trial_posting_is_sent_as_not_published_and_ends_when_it_is_accepted() throws Exception {
        for (String step : List.of("registered", "supervised", "requested", "signed", "certificate", "pin", "tested")) {
            web.settings.put("x-setup." + step, "2026-11-02");
        }
        web.settings.put("x-setup.mail.town", "24103 Kiel");
        shown(channel().build());
        assertThat(browser.get("/aushang/channels/ba/setup").body())
                .containsPattern("(?s)aria-current=\"step\".{1,100}Trial posting sent")
                .contains("name=\"postalCode\" value=\"24103\"", "name=\"town\" value=\"Kiel\"");

        browser.post(
                "/aushang/channels/ba/setup/trial",
                Map.of("company", "Grünwerk", "town", "Kiel", "postalCode", "24103", "salutation", "Frau"));

        ArgumentCaptor<JobPosting> sent = ArgumentCaptor.forClass(JobPosting.class);
        verify(web.publications).publish(eq(Web.CHANNEL), sent.capture());
        assertThat(sent.getValue().extensions()).containsEntry("arbeitsagentur:publication", List.of("3"));
        assertThat(sent.getValue().hiringOrganization().name()).isEqualTo("Grünwerk");

        PublicationRef trial = PublicationRef.of("ba", "aushang-trial");
        trialIs(trial, PublicationState.SUBMITTED);
        assertThat(browser.get("/aushang/channels/ba/setup").body()).contains("hx-trigger=\"load delay:2s\"");
        browser.post("/aushang/channels/ba/setup/trial/end", Map.of());
        verify(web.publications, never()).withdraw(any(), any());

        trialIs(trial, PublicationState.ACCEPTED);
        shown(channel()
                .online(1)
                .publications(Map.of(PublicationState.ACCEPTED, 1))
                .build());
        assertThat(browser.get("/aushang/channels/ba/setup").body())
                .as("the trial alone is not the first posting")
                .containsPattern("(?s)aria-current=\"step\".{1,100}Trial posting sent");
        browser.post("/aushang/channels/ba/setup/trial/end", Map.of());
        verify(web.publications).withdraw(eq(trial), any());
    }

    private void trialIs(PublicationRef trial, PublicationState state) {
        when(web.publications.status(trial))
                .thenReturn(Optional.of(PublicationStatus.builder(trial, 1, new PublicationId("P9"))
                        .state(state, LocalizedText.same(state.name()), Instant.parse("2026-11-20T08:00:00Z"))
                        .build()));
    }
}
