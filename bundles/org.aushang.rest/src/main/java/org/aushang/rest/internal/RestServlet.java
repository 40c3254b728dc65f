package org.aushang.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.aushang.rest.internal.access.AccessToken;
import org.aushang.rest.internal.access.AccessTokens;
import org.aushang.rest.internal.access.Scope;
import org.aushang.rest.internal.http.Reply;
import org.aushang.rest.internal.http.Request;
import org.aushang.rest.internal.http.Route;
import org.aushang.rest.internal.http.Router;
import org.aushang.rest.internal.metrics.Metrics;
import org.aushang.rest.internal.operation.ApplicationOperations;
import org.aushang.rest.internal.operation.ChangeOperations;
import org.aushang.rest.internal.operation.ChannelOperations;
import org.aushang.rest.internal.operation.PublicationOperations;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The REST interface at {@code /aushang/v1}, by the OSGi HTTP Whiteboard. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=aushang-rest",
            "osgi.http.whiteboard.servlet.pattern=/aushang/v1/*"
        })
public final class RestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient AccessTokens tokens = new AccessTokens();
    private final transient AtomicReference<@Nullable ApplicationService> inbox = new AtomicReference<>();
    private final transient Router router;

    @Activate
    public RestServlet(
            @Reference PublicationService publications,
            @Reference ChannelService channels,
            @Reference Metrics metrics) {
        router = new Router(routes(publications, channels, metrics, () -> Optional.ofNullable(inbox.get())), tokens);
    }

    static List<Route> routes(
            PublicationService publications,
            ChannelService channels,
            Metrics metrics,
            Supplier<Optional<ApplicationService>> inbox) {
        byte[] description = description();
        List<Route> routes = new ArrayList<>();
        routes.add(Route.of("GET", "openapi.json", null, request -> Reply.bytes(200, "application/json", description)));
        routes.addAll(new ChannelOperations(channels).routes());
        routes.addAll(new PublicationOperations(publications, channels).routes());
        routes.addAll(new ChangeOperations(publications).routes());
        routes.addAll(new ApplicationOperations(inbox).routes());
        routes.add(Route.of("GET", "metrics", Scope.READ, request -> metrics(metrics, request)));
        return routes;
    }

    /** Of all channels or none, because figures of some would be mistaken for those of all. */
    private static Reply metrics(Metrics metrics, Request request) {
        request.requireAllChannels();
        return Reply.bytes(
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                metrics.scrape().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] description() {
        try (InputStream in = RestServlet.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("the bundle has no openapi.json");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindToken(AccessToken token) {
        tokens.come(token);
    }

    void unbindToken(AccessToken token) {
        tokens.go(token);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindInbox(ApplicationService service) {
        inbox.set(service);
    }

    void unbindInbox(ApplicationService service) {
        inbox.compareAndSet(service, null);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        router.answer(request, response);
    }
}
