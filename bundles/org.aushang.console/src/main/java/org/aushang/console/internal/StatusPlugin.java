package org.aushang.console.internal;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The status page, a servlet of the web console at {@code /system/console/aushang}. The console authenticates; the page only
 * reads, so it needs no CSRF protection.
 */
@Component(
        service = Servlet.class,
        property = {"felix.webconsole.label=aushang", "felix.webconsole.title=Aushang", "felix.webconsole.category=Main"
        })
public final class StatusPlugin extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ChannelService channels;
    private final transient PublicationService publications;
    private final transient StatusPage page = new StatusPage();

    @Activate
    public StatusPlugin(@Reference ChannelService channels, @Reference PublicationService publications) {
        this.channels = channels;
        this.publications = publications;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        try {
            response.getWriter().write(page.render(channels, publications, request.getLocale()));
        } catch (StoreUnavailableException e) {
            response.getWriter().write(page.unavailable(e.finding(), request.getLocale()));
        }
    }
}
