package org.aushang.rest.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.aushang.api.host.ChangeToken;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WebhookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BEFORE = "whsec_" + "B".repeat(32);

    private final PublicationService publications = mock(PublicationService.class);
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private HttpServer host;
    private final List<Webhook> hooks = new ArrayList<>();

    private record Call(String id, String timestamp, String signature, String body) {}

    @BeforeEach
    void start() throws IOException {
        when(publications.latestChange()).thenReturn(new ChangeToken("7"));
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Integer answer = answers.poll();
            calls.add(new Call(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    body));
            exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
            exchange.close();
        });
        host.start();
    }

    @AfterEach
    void stop() {
        hooks.forEach(Webhook::close);
        host.stop(0);
    }

    private Map<String, String> form() {
        return Map.of(
                "url",
                "http://127.0.0.1:" + host.getAddress().getPort() + "/hook",
                ".secret",
                SECRET,
                ".previousSecret",
                BEFORE,
                "allowPrivate",
                "true");
    }

    private static WebhookSettings settings(Map<String, String> form) {
        return WebhookSettings.read(form, Optional::of);
    }

    private Webhook hook(Runnable switchOff) {
        Webhook webhook = new Webhook(
                settings(form()),
                publications,
                Clock.systemUTC(),
                List.of(Duration.ofMillis(10), Duration.ofMillis(10)),
                switchOff);
        hooks.add(webhook);
        return webhook;
    }

    @Test
    void an_event_is_thin_and_signed_with_both_secrets() throws InterruptedException {
        hook(() -> {});

        Call call = calls.take();

        assertThat(call.body()).contains("\"type\":\"changes.available\"").contains("\"data\":{\"latest\":\"7\"}");
        assertThat(call.signature().split(" "))
                .containsExactly(
                        Signature.of(SECRET)
                                .orElseThrow()
                                .sign(call.id(), Long.parseLong(call.timestamp()), call.body()),
                        Signature.of(BEFORE)
                                .orElseThrow()
                                .sign(call.id(), Long.parseLong(call.timestamp()), call.body()));
    }

    @Test
    void a_signature_is_that_of_the_specification() {
        // The example of the specification's reference libraries.
        assertThat(Signature.of(SECRET)
                        .orElseThrow()
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void what_was_not_taken_is_sent_again_under_the_same_id() throws InterruptedException {
        answers.addAll(List.of(500, 503, 204));
        hook(() -> {});

        String first = calls.take().id();

        assertThat(calls.take().id()).isEqualTo(first);
        assertThat(calls.take().id()).isEqualTo(first);
    }

    @Test
    void many_changes_are_one_event() throws InterruptedException {
        Webhook webhook = hook(() -> {});
        calls.take();

        for (int i = 0; i < 500; i++) {
            webhook.changed(mock(PublicationStatus.class));
        }

        String second = calls.take().id();
        webhook.changed(mock(PublicationStatus.class));
        String third = calls.take().id();
        assertThat(third).isNotEqualTo(second);
        assertThat(calls).isEmpty();
    }

    @Test
    void a_host_that_wants_no_more_switches_it_off() throws InterruptedException {
        answers.add(410);
        CountDownLatch off = new CountDownLatch(1);

        hook(off::countDown);

        assertThat(off.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "url, ftp://host/x, webhook.url",
        "url, http://host.example/x, webhook.url",
        "url, https://user:pass@host.example/x, webhook.url",
        ".secret, short, webhook.secret",
        ".previousSecret, whsec_!!, webhook.previousSecret"
    })
    void what_cannot_be_used_is_a_finding_of_its_field(String field, String value, String target) {
        Map<String, String> form = new HashMap<>(form());
        form.put(field, value);

        assertThat(new WebhookForm().check(form)).extracting(Finding::target).containsExactly(target);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true", "10.1.2.3, true", "192.168.0.1, true", "172.16.0.1, true", "169.254.169.254, true",
        "100.64.0.1, true", "0.0.0.0, true", "::1, true", "fd00::1, true", "fe80::1, true",
        "8.8.8.8, false", "100.128.0.1, false", "2001:4860:4860::8888, false"
    })
    void private_addresses_are_known(String address, boolean isPrivate) throws IOException {
        assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isEqualTo(isPrivate);
    }
}
