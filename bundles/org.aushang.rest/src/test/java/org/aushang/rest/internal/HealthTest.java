package org.aushang.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.aushang.api.host.ChangeToken;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.rest.internal.health.HealthServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final HealthServlet servlet = new HealthServlet();
    private final PublicationService service = mock(PublicationService.class);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void open() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(servlet);
        context.addServlet(holder, "/health/live");
        context.addServlet(holder, "/health/ready");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
    }

    private String get(String what) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/health/" + what))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body().strip();
    }

    @Test
    void is_ready_while_the_engine_and_its_database_answer() throws Exception {
        assertThat(get("live")).isEqualTo("200 UP");
        assertThat(get("ready")).isEqualTo("503 DOWN: the engine has not started");

        when(service.latestChange()).thenReturn(ChangeToken.START);
        servlet.bind(service);
        assertThat(get("ready")).isEqualTo("200 UP");

        when(service.latestChange())
                .thenThrow(new StoreUnavailableException(
                        Finding.builder("dispatch.store", LocalizedText.same("so"), LocalizedText.same("then"))
                                .build(),
                        new IllegalStateException()));
        assertThat(get("ready")).isEqualTo("503 DOWN: the database is not available");
        assertThat(get("live")).isEqualTo("200 UP");

        servlet.unbind(service);
        assertThat(get("ready")).startsWith("503");
    }
}
