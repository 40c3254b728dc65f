package org.aushang.rest.internal.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: calls of hosts are taken, because the engine is there and its
 * database answers; otherwise 503 with the reason. A channel that does not work is neither's business. Needs no token.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=aushang-health",
            "osgi.http.whiteboard.servlet.pattern=/health/live",
            "osgi.http.whiteboard.servlet.pattern=/health/ready"
        })
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient AtomicReference<@Nullable PublicationService> publications = new AtomicReference<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bind(PublicationService service) {
        publications.set(service);
    }

    public void unbind(PublicationService service) {
        publications.compareAndSet(service, null);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String problem = request.getServletPath().endsWith("/ready") ? problem() : "";
        response.setStatus(problem.isEmpty() ? 200 : 503);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write((problem.isEmpty() ? "UP\n" : "DOWN: " + problem + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Empty: there is none. */
    private String problem() {
        PublicationService service = publications.get();
        if (service == null) {
            return "the engine has not started";
        }
        try {
            service.latestChange();
            return "";
        } catch (StoreUnavailableException e) {
            return "the database is not available";
        }
    }
}
