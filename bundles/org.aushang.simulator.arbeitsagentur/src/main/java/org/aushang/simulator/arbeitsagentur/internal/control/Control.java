package org.aushang.simulator.arbeitsagentur.internal.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.aushang.simulator.arbeitsagentur.internal.gateway.DaemonThreads;
import org.aushang.simulator.arbeitsagentur.internal.store.GatewayStore;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;

/**
 * A small interface over plain HTTP, on loopback only.
 *
 * <ul>
 *   <li>{@code GET /}: a page with the uploads and the reasons of their verdicts
 *   <li>{@code GET /faults}: what is planned, {@code NAME=times} in lines
 *   <li>{@code PUT /faults/NAME?3}, {@code ?always}, {@code ?0}; {@code DELETE /faults}: nothing more
 *   <li>{@code PUT /offers/PARTNER/REFERENCE/ACTION}: what people at the BA do: {@code deactivate}, {@code
 *       deactivate-account}, {@code mark}, {@code edit}, {@code remove}
 * </ul>
 *
 * <p>Cross-site requests are refused: a change needs a request that is not simple, and no response allows it to other origins.
 */
public final class Control implements AutoCloseable {

    private final GatewayStore book;
    private final FaultInjection faults;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(new DaemonThreads("aushang-simulator-control"));

    /** @throws IOException if the port is taken */
    public Control(GatewayStore book, FaultInjection faults, Clock clock, int port) throws IOException {
        this.book = book;
        this.faults = faults;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
            String call = exchange.getRequestMethod() + " " + path[0];
            switch (call) {
                case "GET " -> answer(exchange, 200, "text/html", OverviewPage.of(book, faults, Locale.getDefault()));
                case "GET faults" -> answer(exchange, 200, "text/plain", planned());
                case "DELETE faults" -> {
                    faults.clear();
                    answer(exchange, 200, "text/plain", planned());
                }
                case "PUT faults" -> plan(exchange, path);
                case "PUT offers" -> act(exchange, path);
                default -> answer(exchange, 404, "text/plain", "there is no " + call + "\n");
            }
        }
    }

    private String planned() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(faults.planned()).forEach((fault, times) -> lines.append(fault)
                .append('=')
                .append(times == FaultInjection.ALWAYS ? "always" : times)
                .append('\n'));
        return lines.toString();
    }

    private void plan(HttpExchange exchange, String[] path) throws IOException {
        String times = String.valueOf(exchange.getRequestURI().getQuery());
        try {
            Fault fault = Fault.valueOf(path[1]);
            faults.plan(fault, times.equals("always") ? FaultInjection.ALWAYS : Integer.parseInt(times));
            answer(exchange, 200, "text/plain", planned());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            answer(exchange, 400, "text/plain", "PUT /faults/NAME?times: a name of GET / and a number or always\n");
        }
    }

    private void act(HttpExchange exchange, String[] path) throws IOException {
        Map<String, UnaryOperator<Offer>> actions = Map.of(
                "deactivate", offer -> offer.in(Offer.State.DEACTIVATED),
                "deactivate-account", offer -> offer.in(Offer.State.ACCOUNT_DEACTIVATED),
                "mark", offer -> offer.in(Offer.State.MARKED),
                "edit", offer -> offer.edited(clock.instant()),
                "remove", Offer::deleted);
        UnaryOperator<Offer> action = path.length == 4 ? actions.get(path[3]) : null;
        if (action == null) {
            answer(exchange, 400, "text/plain", "PUT /offers/PARTNER/REFERENCE/" + actions.keySet() + "\n");
        } else if (book.change(path[1], path[2], action)) {
            answer(exchange, 200, "text/plain", "done\n");
        } else {
            answer(exchange, 404, "text/plain", "there is no such posting\n");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", type + "; charset=UTF-8");
        exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
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
