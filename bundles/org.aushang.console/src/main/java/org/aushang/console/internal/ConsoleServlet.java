package org.aushang.console.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ConsoleAccess;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.SettingsAdministration;
import org.aushang.console.internal.access.Gate;
import org.aushang.console.internal.access.JaasLogin;
import org.aushang.console.internal.page.ApplicationServices;
import org.aushang.console.internal.page.Pages;
import org.aushang.console.internal.page.Repairs;
import org.aushang.console.internal.page.Services;
import org.aushang.console.internal.web.Dispatcher;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
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

    /** Repairs that may wait for their turn. */
    private static final int WAITING = 20;

    private final transient Dispatcher dispatcher;
    private final transient ExecutorService repairs;
    private final transient ApplicationServices applications = new ApplicationServices();

    /** Services of the host come and go with its bundles; who is signed in stays so. */
    private final transient AtomicReference<@Nullable ConsoleAccess> access = new AtomicReference<>();

    private final transient AtomicReference<@Nullable PostingEditor> editor = new AtomicReference<>();

    @Activate
    public ConsoleServlet(
            ConsoleConfig config,
            @Reference ChannelService channels,
            @Reference PublicationService publications,
            @Reference ChannelAdministration administration,
            @Reference SettingsAdministration settings) {
        Services services =
                new Services(channels, publications, administration, settings, editor::get, Clock.systemUTC());
        Gate gate = new Gate(access::get, new JaasLogin(config.realm()), Clock.systemUTC());
        repairs = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
            Thread thread = new Thread(work, "aushang-console-repairs");
            thread.setDaemon(true);
            return thread;
        });
        dispatcher = new Dispatcher(
                gate, Pages.routes(services, applications, new Repairs(repairs)), config.frameAncestors());
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAccess(ConsoleAccess service) {
        access.set(service);
    }

    void unbindAccess(ConsoleAccess service) {
        access.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindEditor(PostingEditor service) {
        editor.set(service);
    }

    void unbindEditor(PostingEditor service) {
        editor.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindInbox(ApplicationService service) {
        applications.come(service);
    }

    void unbindInbox(ApplicationService service) {
        applications.go(service);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSource(ApplicationSource source) {
        applications.come(source);
    }

    void unbindSource(ApplicationSource source) {
        applications.go(source);
    }

    @Deactivate
    void close() {
        repairs.shutdownNow();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        dispatcher.answer(request, response);
    }
}
