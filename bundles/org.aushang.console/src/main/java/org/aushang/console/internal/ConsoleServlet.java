package org.aushang.console.internal;

import java.io.IOException;
import java.time.Clock;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ConsoleAccess;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationService;
import org.aushang.console.internal.access.Gate;
import org.aushang.console.internal.access.JaasLogin;
import org.aushang.console.internal.page.Pages;
import org.aushang.console.internal.page.Services;
import org.aushang.console.internal.web.Dispatcher;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** The web application at {@code /aushang}, by the OSGi HTTP Whiteboard. */
@Component(
        service = Servlet.class,
        configurationPid = "org.aushang.console",
        property = {
            "osgi.http.whiteboard.servlet.name=aushang",
            "osgi.http.whiteboard.servlet.pattern=/aushang",
            "osgi.http.whiteboard.servlet.pattern=/aushang/*",
            "osgi.http.whiteboard.servlet.multipart.enabled:Boolean=true",
            "osgi.http.whiteboard.servlet.multipart.maxFileSize:Long=1048576",
            "osgi.http.whiteboard.servlet.multipart.maxRequestSize:Long=4194304",
            "osgi.http.whiteboard.servlet.multipart.fileSizeThreshold:Integer=4194304"
        })
@Designate(ocd = ConsoleConfig.class)
public final class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Dispatcher dispatcher;

    @Activate
    public ConsoleServlet(
            ConsoleConfig config,
            @Reference ChannelService channels,
            @Reference PublicationService publications,
            @Reference ChannelAdministration administration,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    ConsoleAccess access,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    PostingEditor editor) {
        Services services = new Services(channels, publications, administration, editor, Clock.systemUTC());
        Gate gate = new Gate(access, new JaasLogin(config.realm()), Clock.systemUTC());
        dispatcher = new Dispatcher(gate, Pages.routes(services), config.frameAncestors());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        dispatcher.answer(request, response);
    }
}
