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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.aushang.simulator.arbeitsagentur.internal.pki.Authority;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.aushang.simulator.arbeitsagentur.internal.store.GatewayStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS server, on loopback only: no conversation without a client certificate of ours. */
public final class Gateway implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private static final String STATISTICS = "/Statistiken/";

    static {
        // The JDK's server writes head and body apart; without this each answer waits up to 40 ms for an
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Authority authority;
    private final GatewayStore book;
    private final Path shared;
    private final FaultInjection faults;
    private final Clock clock;
    private final Runnable arrived;
    private final HttpsServer server;
    private final ExecutorService threads;

    /**
     * @param shared with what all partners see: {@code sonstiges} and {@code Statistiken}
     * @param arrived called after each upload
     * @throws IOException if the port is taken
     */
    public Gateway(
            Authority authority,
            GatewayStore book,
            Path shared,
            FaultInjection faults,
            Clock clock,
            int port,
            Runnable arrived)
            throws IOException {
        this.arrived = arrived;
        this.shared = shared;
        this.faults = faults;
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
        threads = Executors.newCachedThreadPool(new DaemonThreads("aushang-simulator-gateway"));
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
        String own = "/daten/" + partner.supplierId() + "/";
        if (path.startsWith("/daten/")) {
            if ((path + "/").equals(own)) {
                slash(exchange, path);
            } else if (!path.startsWith(own)) {
                answer(exchange, 403, "text/html", bytes("<title>403 Forbidden</title>"));
            } else if (faults.happens(Fault.NO_OWN_FOLDER)) {
                notFound(exchange);
            } else {
                answer(exchange, partner, path.substring(own.length() - 1));
            }
        } else if (faults.happens(Fault.ONLY_OWN_FOLDER)) {
            notFound(exchange);
        } else {
            answer(exchange, partner, path);
        }
    }

    private void answer(HttpExchange exchange, Partner partner, String path) throws IOException {
        String call = exchange.getRequestMethod() + " " + path;
        switch (call) {
            case "GET /" -> listing(exchange, partner);
            case "GET /in/" -> html(exchange, Pages.form());
            case "POST /in/upload.php" -> upload(exchange, partner);
            case "GET /sonstiges/", "GET /Statistiken/" -> folder(exchange, path);
            case "GET /in", "GET /sonstiges", "GET /Statistiken" -> slash(
                    exchange, exchange.getRequestURI().getPath());
            default -> file(exchange, partner, path.substring(1));
        }
    }

    /** As Apache answers where the slash behind a folder is missing. */
    private static void slash(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().add("Location", path + "/");
        answer(exchange, 301, "text/html", bytes("<title>301 Moved Permanently</title>"));
    }

    private void folder(HttpExchange exchange, String path) throws IOException {
        List<String> names = new ArrayList<>(SharedFiles.names(shared.resolve(path.substring(1))));
        if (path.equals(STATISTICS)) {
            names.add(OfferOverview.name(clock.instant()));
        }
        html(exchange, Pages.index(path, names, clock.instant()));
    }

    private Optional<byte[]> content(HttpExchange exchange, Partner partner, String name) throws IOException {
        Instant now = clock.instant();
        if (("/" + name).equals(STATISTICS + OfferOverview.name(now))) {
            modified(exchange, now);
            return Optional.of(
                    faults.happens(Fault.OVERVIEW_BROKEN)
                            ? bytes("PK, and nothing more")
                            : OfferOverview.write(partner.supplierId(), book.offers()));
        }
        if (!name.contains("/")) {
            return book.report(partner.supplierId(), name);
        }
        Optional<Path> file = SharedFiles.find(shared, name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        modified(exchange, Files.getLastModifiedTime(file.get()).toInstant());
        return Optional.of(Files.readAllBytes(file.get()));
    }

    private static void modified(HttpExchange exchange, Instant moment) {
        exchange.getResponseHeaders()
                .add("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC)));
    }

    private void file(HttpExchange exchange, Partner partner, String name) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            boolean gone = !faults.happens(Fault.DELETE_FORBIDDEN) && book.delete(partner.supplierId(), name);
            answer(exchange, gone ? 204 : 403, "text/html", new byte[0]);
            return;
        }
        Optional<byte[]> found =
                exchange.getRequestMethod().equals("GET") ? content(exchange, partner, name) : Optional.empty();
        if (found.isEmpty()) {
            notFound(exchange);
        } else if (faults.happens(Fault.REPORT_UNAVAILABLE)) {
            answer(exchange, 503, "text/html", bytes("<title>503</title>"));
        } else {
            answer(exchange, 200, "application/xml", found.get());
        }
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        answer(exchange, 404, "text/html", bytes("<title>404 Not Found</title>"));
    }

    private void listing(HttpExchange exchange, Partner partner) throws IOException {
        if (faults.happens(Fault.LISTING_CUT)) {
            exchange.close();
        } else if (faults.happens(Fault.LISTING_FORBIDDEN)) {
            answer(exchange, 403, "text/html", bytes("<title>403 Forbidden</title>"));
        } else if (faults.happens(Fault.LISTING_MISSING)) {
            notFound(exchange);
        } else if (faults.happens(Fault.LOGIN_REDIRECT)) {
            exchange.getResponseHeaders().add("Location", "/login");
            answer(exchange, 302, "text/html", bytes("<title>Found</title>"));
        } else if (faults.happens(Fault.LOGIN_PAGE)) {
            html(exchange, "<title>Anmeldung</title><form><input type=\"password\" name=\"pin\"></form>");
        } else if (faults.happens(Fault.MAINTENANCE)) {
            answer(exchange, 503, "text/html", bytes("<title>Wartung</title>"));
        } else if (faults.happens(Fault.OTHER_PAGE)) {
            html(exchange, "<title>It works!</title>");
        } else if (faults.happens(Fault.LISTING_DRIPS)) {
            drip(exchange);
        } else {
            List<String> files = faults.happens(Fault.REPORTS_HIDDEN)
                    ? List.of()
                    : faults.happens(Fault.REPORTS_OF_ANOTHER)
                            ? List.of("ESV111111100_2026-01-02_03-04-05.xml")
                            : book.reports(partner.supplierId());
            List<String> all = new ArrayList<>(List.of("in/", "sonstiges/", "Statistiken/"));
            files.stream().sorted(Comparator.reverseOrder()).forEach(all::add);
            html(exchange, Pages.index("/", all, clock.instant()));
        }
    }

    /** A byte now and then, for as long as the other side stays; the gateway's end ends it too. */
    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000_000);
        try {
            for (int i = 0; i < 1_000_000; i++) {
                exchange.getResponseBody().write('<');
                exchange.getResponseBody().flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The upload checks only whether it looks like XML; the name is checked later (docs/hr-ba-xml.md#transport). */
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
        String name = upload.get().fileName();
        if (faults.happens(Fault.UPLOAD_NAME_CHECK) && !Worker.isName(name, partner.supplierId())) {
            html(exchange, Pages.error("Der Dateiname ist nicht zulässig."));
        } else if (faults.happens(Fault.UPLOAD_CUT_BEFORE)) {
            exchange.close();
        } else if (faults.happens(Fault.UPLOAD_ERROR)) {
            html(exchange, Pages.error("Bitte versuchen Sie es später erneut."));
        } else if (faults.happens(Fault.UPLOAD_ERROR_500)) {
            answer(exchange, 500, "text/html", bytes(Pages.error("Bitte versuchen Sie es später erneut.")));
        } else if (faults.happens(Fault.UPLOAD_ERROR_400)) {
            answer(exchange, 400, "text/html", bytes(Pages.error("Bitte versuchen Sie es später erneut.")));
        } else if (faults.happens(Fault.UPLOAD_MAINTENANCE)) {
            answer(exchange, 503, "text/html", bytes("<title>Wartung</title>"));
        } else {
            store(exchange, partner, name, content);
        }
    }

    private void store(HttpExchange exchange, Partner partner, String name, byte[] content) throws IOException {
        book.arrive(partner.supplierId(), name, content, clock.instant());
        arrived.run();
        log.info("{} uploaded {}, {} bytes", partner.supplierId(), name, content.length);
        if (faults.happens(Fault.UPLOAD_CUT_AFTER)) {
            exchange.close();
        } else if (faults.happens(Fault.UPLOAD_SILENT)) {
            drip(exchange);
        } else if (faults.happens(Fault.UPLOAD_ODD_PAGE)) {
            html(exchange, "<title>Danke</title>");
        } else {
            html(exchange, Pages.success());
        }
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
