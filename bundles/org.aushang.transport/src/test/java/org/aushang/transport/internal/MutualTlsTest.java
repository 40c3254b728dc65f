package org.aushang.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.aushang.transport.Gateway;
import org.aushang.transport.GatewayClient;
import org.aushang.transport.Reply;
import org.aushang.transport.Reply.Answer;
import org.aushang.transport.Reply.Fault;
import org.aushang.transport.Reply.Lost;
import org.aushang.transport.Reply.NotSent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutualTlsTest {

    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Test CA")
            .build();
    private final HeldCertificate stranger = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Strange CA")
            .build();
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private final ExecutorService serverThreads = Executors.newCachedThreadPool();
    private HttpsServer server = start("localhost");

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            String who = ((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName();
            seen.put("who", who);
            seen.put("path", exchange.getRequestURI().toString());
            seen.put("length", String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length")));
            seen.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] page =
                    "<title>Index of /</title><a href=\"?C=N;O=D\">Name</a><a href=\"in/\">in/</a><a href=\"a%20b.xml\">a b.xml</a><a href=\"mailto:x@y.example\">x</a>"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1_000_000];
            try {
                while (testOver.getCount() > 0) {
                    exchange.getResponseBody().write(part);
                }
            } catch (IOException e) {
                seen.put("ended", "by the client");
            }
            exchange.close();
        });
        server.createContext("/never", exchange -> {
            await();
            exchange.close();
        });
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });
        server.createContext("/cut", exchange -> exchange.close());
    }

    private void await() {
        try {
            testOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        testOver.countDown();
        server.stop(0);
        serverThreads.shutdownNow();
    }

    private HttpsServer start(String host) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName(host)
                .build();
        SSLContext tls = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(authority.certificate())
                .build()
                .sslContext();
        try {
            HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            https.setExecutor(serverThreads);
            https.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters strict = tls.getDefaultSSLParameters();
                    strict.setNeedClientAuth(true);
                    parameters.setSSLParameters(strict);
                }
            });
            https.start();
            return https;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Gateway gateway(List<String> protocols) {
        return new Gateway(
                URI.create("https://localhost:" + server.getAddress().getPort() + "/daten/"),
                true,
                protocols,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    private GatewayClient converse(HeldCertificate signer, Gateway gateway) {
        HeldCertificate client = new HeldCertificate.Builder()
                .signedBy(signer)
                .commonName("HRBAXML_Test_Nutzer")
                .build();
        return new MutualTls().open(gateway, new Identity(client, authority));
    }

    @Test
    void the_gateway_sees_who_we_are() {
        try (GatewayClient conversation = converse(authority, gateway(List.of()))) {
            Reply reply = conversation.get("");

            assertThat(reply).isInstanceOfSatisfying(Answer.class, answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.page().title()).isEqualTo("Index of /");
                assertThat(answer.page().files()).containsExactly("a b.xml");
            });
            assertThat(seen).containsEntry("path", "/daten/");
            assertThat(seen.get("who")).contains("HRBAXML_Test_Nutzer");
        }
    }

    @Test
    void an_upload_is_one_part_with_field_and_file_name() {
        try (GatewayClient conversation = converse(authority, gateway(List.of()))) {
            conversation.upload("in/upload.php", "upload", "DSV1.xml", "<ä/>".getBytes(StandardCharsets.UTF_8));

            assertThat(seen).containsEntry("path", "/daten/in/upload.php");
            assertThat(seen.get("body"))
                    .contains("name=\"upload\"; filename=\"DSV1.xml\"\r\n")
                    .contains("\r\n\r\n<ä/>\r\n--aushang-");
            assertThat(Integer.parseInt(seen.getOrDefault("length", "0")))
                    .as("the length is sent, as curl does")
                    .isGreaterThan(100);
        }
    }

    @Test
    void an_endless_answer_is_ended_and_counts_as_lost() {
        // Its length ends it, and not the time that a busy machine needs for so much.
        Gateway patient = new Gateway(
                gateway(List.of()).base(), true, List.of(), null, Duration.ofSeconds(5), Duration.ofMinutes(2));
        try (GatewayClient conversation = converse(authority, patient)) {
            assertThat(conversation.get("../endless"))
                    .isInstanceOfSatisfying(Lost.class, lost -> assertThat(lost.detail())
                            .contains("longer than " + HttpGatewayClient.LONGEST_ANSWER));
        }
    }

    @Test
    void a_name_from_a_listing_is_asked_for_whatever_it_contains() {
        try (GatewayClient conversation = converse(authority, gateway(List.of()))) {
            conversation.get("a b\\ä%\u0000.xml");

            assertThat(seen).containsEntry("path", "/daten/a%20b%5C%C3%A4%25%00.xml");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void without_a_certificate_of_theirs_there_is_no_conversation(String protocol) {
        try (GatewayClient conversation = converse(stranger, gateway(List.of(protocol)))) {
            Reply reply = conversation.get("");

            assertThat(reply).isNotInstanceOf(Answer.class);
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void a_gateway_we_do_not_trust_is_refused() {
        Gateway jdkOnly = new Gateway(
                gateway(List.of()).base(), false, List.of(), null, Duration.ofSeconds(5), Duration.ofSeconds(5));
        try (GatewayClient conversation = converse(authority, jdkOnly)) {
            assertThat(conversation.get("")).isInstanceOfSatisfying(NotSent.class, sent -> assertThat(sent.fault())
                    .isEqualTo(Fault.GATEWAY_NOT_TRUSTED));
        }
    }

    @Test
    void a_certificate_for_another_host_is_refused() {
        server.stop(0);
        server = start("other.example");
        try (GatewayClient conversation = converse(authority, gateway(List.of()))) {
            assertThat(conversation.get("")).isInstanceOfSatisfying(NotSent.class, sent -> assertThat(sent.fault())
                    .isEqualTo(Fault.GATEWAY_NOT_TRUSTED));
        }
    }

    @Test
    void a_closed_port_means_nothing_was_sent() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Gateway closed = new Gateway(
                URI.create("https://localhost:" + port + "/"),
                true,
                List.of(),
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        try (GatewayClient conversation = converse(authority, closed)) {
            assertThat(conversation.get("")).isInstanceOfSatisfying(NotSent.class, sent -> assertThat(sent.fault())
                    .isEqualTo(Fault.CONNECTION_REFUSED));
        }
    }

    @Test
    void an_unknown_name_means_nothing_was_sent() {
        Gateway nowhere = new Gateway(
                URI.create("https://gateway.invalid/"),
                true,
                List.of(),
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        try (GatewayClient conversation = converse(authority, nowhere)) {
            assertThat(conversation.get("")).isInstanceOfSatisfying(NotSent.class, sent -> assertThat(sent.fault())
                    .isEqualTo(Fault.NAME_NOT_RESOLVED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/never", "/drip"})
    void an_answer_that_does_not_end_is_lost(String path) {
        Gateway impatient = new Gateway(
                gateway(List.of()).base(), true, List.of(), null, Duration.ofSeconds(5), Duration.ofMillis(500));
        try (GatewayClient conversation = converse(authority, impatient)) {
            assertThat(conversation.upload(path, "upload", "a.xml", new byte[10]))
                    .isInstanceOfSatisfying(
                            Lost.class, lost -> assertThat(lost.fault()).isEqualTo(Fault.ANSWER_TIMEOUT));
        }
    }

    @Test
    void a_cut_connection_means_the_upload_may_have_arrived() {
        try (GatewayClient conversation = converse(authority, gateway(List.of()))) {
            assertThat(conversation.upload("/cut", "upload", "a.xml", new byte[10]))
                    .isInstanceOfSatisfying(
                            Lost.class, lost -> assertThat(lost.fault()).isEqualTo(Fault.CONNECTION_LOST));
        }
    }

    /** What a proxy answers to CONNECT; nothing gets through it. */
    private static ServerSocket proxyThatSays(String answer) throws IOException {
        ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (Socket client = listener.accept()) {
                client.getInputStream().read(new byte[4096]);
                client.getOutputStream()
                        .write((answer + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
                client.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    private Gateway through(int proxyPort) {
        return new Gateway(
                gateway(List.of()).base(),
                true,
                List.of(),
                InetSocketAddress.createUnresolved("localhost", proxyPort),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 403 Forbidden",
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"",
                "HTTP/1.1 502 Bad Gateway"
            })
    void a_proxy_that_lets_nobody_through_is_named(String answer) throws IOException {
        try (ServerSocket proxy = proxyThatSays(answer);
                GatewayClient conversation = converse(authority, through(proxy.getLocalPort()))) {
            assertThat(conversation.get("")).isInstanceOfSatisfying(NotSent.class, sent -> assertThat(sent.fault())
                    .isEqualTo(Fault.PROXY_REFUSED));
        }
    }

    @Test
    void a_proxy_that_is_not_there_is_named() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (GatewayClient conversation = converse(authority, through(port))) {
            assertThat(conversation.get("")).isInstanceOfSatisfying(NotSent.class, sent -> assertThat(sent.fault())
                    .isEqualTo(Fault.PROXY_UNREACHABLE));
        }
    }

    @Test
    void through_a_proxy_the_gateway_still_sees_who_we_are() throws IOException {
        try (Tunnel proxy = new Tunnel();
                GatewayClient conversation = converse(authority, through(proxy.port()))) {
            assertThat(conversation.get("")).isInstanceOf(Answer.class);
            assertThat(seen.get("who")).contains("HRBAXML_Test_Nutzer");
            assertThat(proxy.asked())
                    .containsExactly("CONNECT localhost:" + server.getAddress().getPort() + " HTTP/1.1");
        }
    }

    @Test
    void a_page_that_wants_a_password_is_a_login() {
        server.createContext("/login", exchange -> {
            byte[] page = "<title>Anmeldung</title><form><input type=PASSWORD name=p></form>"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        try (GatewayClient conversation = converse(authority, gateway(List.of()))) {
            assertThat(((Answer) conversation.get("/login")).page().login()).isTrue();
            assertThat(((Answer) conversation.get("")).page().login()).isFalse();
        }
    }
}
