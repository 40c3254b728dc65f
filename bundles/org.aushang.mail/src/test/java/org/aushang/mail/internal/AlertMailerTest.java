package org.aushang.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.failsafe.RetryPolicy;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.SecretRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts arrive at a real mail server, over TLS only, and none is lost because the server is away for a while. */
@Timeout(60)
class AlertMailerTest {

    private static final ChannelId CHANNEL = new ChannelId("ba-muster");
    private static final Finding ACTIVE = Finding.builder(
                    "dispatch.active",
                    LocalizedText.of("Der Kanal ist jetzt aktiv für Gärtner.", "The channel is active now."),
                    LocalizedText.of("Nichts zu tun.", "Nothing to do."))
            .build();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T08:00:00Z"), ZoneOffset.UTC);

    private final ChannelAdministration administration = mock(ChannelAdministration.class);
    private final Map<String, Object> properties = new HashMap<>();
    private final CountDownLatch failed = new CountDownLatch(1);
    private final AtomicInteger attempts = new AtomicInteger();
    private @Nullable AlertMailer mailer;

    private AlertMailer mailer(@Nullable SecretStore secrets) {
        RetryPolicy<Object> again = RetryPolicy.builder()
                .withMaxAttempts(3)
                .withDelay(Duration.ofMillis(10))
                .onFailedAttempt(event -> attempts.incrementAndGet())
                .onRetriesExceeded(event -> failed.countDown())
                .build();
        AlertMailer made = new AlertMailer(properties, administration, secrets, CLOCK, again);
        mailer = made;
        return made;
    }

    private void configure(MailHost host) {
        properties.putAll(Map.of(
                "host", "localhost",
                "port", String.valueOf(host.port()),
                "encryption", "tls",
                "trustedCertificates", MailHost.trusted().toString(),
                "from", "ats@muster.example",
                "to", new String[] {"admin@muster.example"},
                "consoleUrl", "https://ats.example/aushang/"));
        when(administration.settings(any())).thenReturn(new TreeMap<>());
    }

    @AfterEach
    void close() {
        if (mailer != null) {
            mailer.close();
        }
    }

    @Test
    void people_read_what_is_true_and_where_to_look() throws Exception {
        try (MailHost host = new MailHost()) {
            configure(host);
            properties.put("user", "aushang");
            properties.put(".password", "store:mail");
            SecretStore secrets = mock(SecretStore.class);
            when(secrets.read(new SecretRef("mail")))
                    .thenReturn(Optional.of("geheim".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            when(administration.settings(CHANNEL))
                    .thenReturn(
                            new TreeMap<>(Map.of(ChannelAdministration.NOTIFY, "rita@muster.example, kein Empfänger")));

            mailer(secrets).alerted(CHANNEL, List.of(ACTIVE));

            assertThat(host.server().waitForIncomingEmail(30_000, 1)).isTrue();
            MimeMessage mail = host.server().getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("[Aushang] ba-muster: Der Kanal ist jetzt aktiv für Gärtner.");
            assertThat(mail.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("admin@muster.example", "rita@muster.example");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getSentDate()).isEqualTo(CLOCK.instant());
            assertThat(String.valueOf(mail.getContent()))
                    .contains("Der Kanal ist jetzt aktiv für Gärtner.\r\nNichts zu tun.")
                    .contains("https://ats.example/aushang/channels/ba-muster");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "trustedCertificates"})
    void a_server_that_is_another_one_or_not_trusted_gets_nothing(String wrong) throws Exception {
        try (MailHost host = new MailHost()) {
            configure(host);
            if (wrong.equals("host")) {
                // The certificate has only the name.
                properties.put("host", "127.0.0.1");
            } else {
                properties.remove("trustedCertificates");
            }

            mailer(null).alerted(CHANNEL, List.of(ACTIVE));

            assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(attempts).hasValue(3);
            assertThat(host.server().getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void a_mail_waits_until_the_server_is_back() throws Exception {
        MailHost away = new MailHost();
        away.close();
        configure(away);
        RetryPolicy<Object> patient = RetryPolicy.builder()
                .withMaxAttempts(-1)
                .withDelay(Duration.ofMillis(50))
                .onFailedAttempt(event -> failed.countDown())
                .build();
        mailer = new AlertMailer(properties, administration, null, CLOCK, patient);

        mailer.alerted(CHANNEL, List.of(ACTIVE));
        assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
        try (MailHost back = away.again()) {
            assertThat(back.server().waitForIncomingEmail(30_000, 1)).isTrue();
        }
    }

    @Test
    void wrong_settings_are_findings_and_never_an_exception() {
        MailSettings settings = MailSettings.read(Map.of("port", "many", "from", "no address", "to", "a@b.example;@"));

        assertThat(settings.isUsable()).isFalse();
        assertThat(settings.findings())
                .extracting(Finding::target)
                .containsExactlyInAnyOrder("mail.host", "mail.port", "mail.from", "mail.to");
        assertThat(settings.to()).hasSize(1);
        mailer(null).alerted(CHANNEL, List.of(ACTIVE));
    }

    @Test
    void a_text_from_outside_makes_no_second_header() {
        Finding hostile = Finding.builder(
                        "test.x", LocalizedText.same("a\r\nBcc: eve@evil.example"), LocalizedText.same("b"))
                .build();

        AlertMail mail = AlertMail.of(CHANNEL, List.of(hostile), java.util.Locale.GERMAN, ZoneOffset.UTC, "");

        assertThat(mail.subject()).isEqualTo("[Aushang] ba-muster: a Bcc: eve@evil.example");
        assertThat(mail.text()).doesNotContain("aushang/channels");
    }
}
