package org.aushang.itests.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.model.Finding;
import org.aushang.applications.mail.internal.Mailbox;
import org.osgi.framework.BundleContext;

/** The mailbox reader with an access token at a real IMAP server (Dovecot, XOAUTH2) that asks the issuer about it. */
final class OAuthLogin {

    private static final PrintStream OUT = System.out;
    private static final String TOKEN = "token-of-this-run";
    private static final String SECRET = "client-secret";

    private OAuthLogin() {}

    public static void main(String... arguments) throws Exception {
        // After the server is closed, which is a process of its own.
        System.exit(reads() ? 0 : 1);
    }

    private static boolean reads() throws Exception {
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.setExecutor(Executors.newCachedThreadPool());
        issuer.createContext("/token", OAuthLogin::issue);
        issuer.createContext("/introspect", OAuthLogin::introspect);
        issuer.start();
        String address = "http://127.0.0.1:" + issuer.getAddress().getPort();
        Path home = Files.createTempDirectory("oauth-login");
        try (Dovecot server = new Dovecot(home, MailServer.keyStore(home), address + "/introspect")) {
            for (int i = 0; i < 3; i++) {
                server.deliver(("From: c@example.org\r\nMessage-ID: <" + i + "@example.org>\r\n\r\nx\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            server.handOver();
            Map<String, Object> settings = new HashMap<>(server.settings());
            settings.put("authentication", "oauth2");
            settings.put("tokenUrl", address + "/token");
            settings.put("clientId", "aushang");
            settings.put(".password", SECRET);
            Counting inbox = new Counting();
            Mailbox mailbox = new Mailbox(settings, context(home), inbox, null);
            boolean read = await(() -> inbox.stored.get() == 3);
            settings.put(".password", "wrong");
            Mailbox refused = new Mailbox(settings, context(home), inbox, null);
            boolean said = await(() ->
                    refused.findings().stream().map(Finding::code).toList().equals(List.of("mailbox.login")));
            OUT.println(inbox.stored.get() + " of 3 mails read with an access token; a wrong secret is "
                    + (said ? "said" : "NOT SAID") + "; findings: "
                    + mailbox.findings().stream().map(Finding::code).toList());
            return read && said;
        }
    }

    private interface Condition {

        boolean holds();
    }

    private static boolean await(Condition condition) throws InterruptedException {
        for (int i = 0; i < 300 && !condition.holds(); i++) {
            Thread.sleep(100);
        }
        return condition.holds();
    }

    private static void issue(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        boolean right = form.equals(Map.of(
                "grant_type", "client_credentials",
                "client_id", "aushang",
                "client_secret", SECRET,
                "scope", "https://outlook.office365.com/.default"));
        answer(
                exchange,
                right ? 200 : 401,
                right
                        ? "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + TOKEN + "\"}"
                        : "{\"error\":\"invalid_client\"}");
    }

    private static void introspect(HttpExchange exchange) throws IOException {
        boolean known = TOKEN.equals(form(exchange).get("token"));
        answer(
                exchange,
                200,
                known ? "{\"active\":true,\"username\":\"" + MailServer.USER + "\"}" : "{\"active\":false}");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        try (InputStream in = exchange.getRequestBody()) {
            for (String pair : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    form.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static BundleContext context(Path home) {
        return (BundleContext) Proxy.newProxyInstance(
                OAuthLogin.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, given) -> home.resolve(String.valueOf(given[0])).toFile());
    }

    /** Counts. */
    private static final class Counting implements ApplicationInbox {

        private final AtomicInteger stored = new AtomicInteger();

        @Override
        public Receipt acceptMail(InputStream raw) throws IOException {
            return acceptMails(List.of(raw.readAllBytes())).get(0);
        }

        @Override
        public List<Receipt> acceptMails(List<byte[]> raw) {
            stored.addAndGet(raw.size());
            return raw.stream().map(mail -> Receipt.STORED).toList();
        }

        @Override
        public Receipt accept(Application application) {
            throw new UnsupportedOperationException();
        }
    }
}
