package org.aushang.simulator.arbeitsagentur.internal.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.aushang.simulator.arbeitsagentur.internal.book.Book;
import org.aushang.simulator.arbeitsagentur.internal.pki.Authority;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS server, on loopback only: no conversation without a client certificate of ours. */
public final class Gateway implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private final Authority authority;
    private final Book book;
    private final Clock clock;
    private final HttpsServer server;
    private final ExecutorService threads;

    /** @throws IOException if the port is taken */
    public Gateway(Authority authority, Book book, Clock clock, int port) throws IOException {
        this.authority = authority;
        this.book = book;
        this.clock = clock;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        SSLContext tls = authority.tls();
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters strict = tls.getDefaultSSLParameters();
                strict.setNeedClientAuth(true);
                parameters.setSSLParameters(strict);
            }
        });
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "aushang-simulator-gateway");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Partner> partner = partner((HttpsExchange) exchange);
            if (partner.isEmpty()) {
                answer(exchange, 403, "text/html", bytes("<title>403 Forbidden</title>"));
                return;
            }
            answer(exchange, partner.get());
        } catch (RuntimeException e) {
            log.error("The gateway failed at {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            throw e;
        }
    }

    private Optional<Partner> partner(HttpsExchange exchange) {
        try {
            return authority.partner(exchange.getSSLSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private void answer(HttpExchange exchange, Partner partner) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " " + path;
        switch (call) {
            case "GET /" -> html(exchange, Pages.index(book.reports(partner.supplierId()), clock.instant()));
            case "GET /in/" -> html(exchange, Pages.form());
            case "POST /in/upload.php" -> upload(exchange, partner);
            default -> {
                Optional<byte[]> report = exchange.getRequestMethod().equals("GET")
                        ? book.report(partner.supplierId(), path.substring(1))
                        : Optional.empty();
                if (report.isPresent()) {
                    answer(exchange, 200, "application/xml", report.get());
                } else {
                    answer(exchange, 404, "text/html", bytes("<title>404 Not Found</title>"));
                }
            }
        }
    }

    /** The upload check knows only whether it looks like XML; the name is looked at later (dossier 2.1). */
    private void upload(HttpExchange exchange, Partner partner) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        Optional<Upload> upload = Upload.read(type, exchange.getRequestBody());
        if (upload.isEmpty()) {
            html(exchange, Pages.error("Es wurde keine Datei übermittelt."));
            return;
        }
        byte[] content = upload.get().content();
        String start = new String(content, 0, Math.min(content.length, 200), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip();
        if (!start.isEmpty() && !start.startsWith("<")) {
            html(exchange, Pages.error("Die Datei ist kein XML."));
            return;
        }
        book.arrive(partner.supplierId(), upload.get().fileName(), content, clock.instant());
        log.info("{} uploaded {}, {} bytes", partner.supplierId(), upload.get().fileName(), content.length);
        html(exchange, Pages.success());
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        answer(exchange, 200, "text/html; charset=UTF-8", bytes(page));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().put("Content-Type", List.of(type));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
