package org.aushang.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.aushang.api.connector.JobBoards;
import org.aushang.dispatch.internal.Stage;
import org.aushang.rest.internal.access.AccessToken;
import org.aushang.rest.internal.access.TokenHashes;
import org.aushang.rest.internal.metrics.Metrics;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** The interface in a real servlet container, over the real ledger with a board in memory on channel {@code ch}. */
final class Api implements AutoCloseable {

    static final String ALL = "aushang_all";

    private static final ObjectMapper JSON = new ObjectMapper();

    final Stage stage;
    final CatalogueBoard board = new CatalogueBoard();
    final RestServlet servlet;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();

    Api(Path folder) throws Exception {
        stage = new Stage(folder);
        stage.channels.unbind(stage.board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        stage.channels.bind(board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        servlet =
                new RestServlet(stage.service, stage.channelService, new Metrics(stage.channelService, stage.service));
        token(ALL, Map.of("read", "true", "write", "true", "applications", "true"));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/aushang/v1/*");
        server.setHandler(context);
        server.start();
    }

    void token(String secret, Map<String, String> settings) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put("sha256", TokenHashes.of(secret));
        servlet.bindToken(new AccessToken(properties));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/aushang/v1" + path))
                .header("Authorization", "Bearer " + ALL);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> put(String path, String document, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/ld+json")
                .PUT(HttpRequest.BodyPublishers.ofString(document));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path, String document) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document)));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server does not stop", e);
        }
    }
}
