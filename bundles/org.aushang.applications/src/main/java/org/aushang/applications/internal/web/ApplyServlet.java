package org.aushang.applications.internal.web;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.host.PublicationService;
import org.aushang.applications.internal.delivery.DeliveryScheduler;
import org.aushang.applications.internal.store.Inbox;
import org.aushang.applications.internal.web.ApplyPages.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The application form at {@code /aushang/apply/<token>}, by the OSGi HTTP Whiteboard. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=aushang-apply",
            "osgi.http.whiteboard.servlet.pattern=/aushang/apply/*",
            "osgi.http.whiteboard.servlet.multipart.enabled:Boolean=true",
            "osgi.http.whiteboard.servlet.multipart.maxFileSize:Long=10485760",
            "osgi.http.whiteboard.servlet.multipart.maxRequestSize:Long=27262976",
            // What candidates send is never in a temporary file in the clear.
            "osgi.http.whiteboard.servlet.multipart.fileSizeThreshold:Integer=27262976"
        })
public final class ApplyServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Forms with files that are in memory at the same time; others are told to come again. */
    private static final int AT_ONCE = 4;

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern LANGUAGE = Pattern.compile("(?:^|&)language=(de|en)(?:&|$)");

    private final transient ApplyPages pages;
    private final transient Semaphore uploads = new Semaphore(AT_ONCE);

    @Activate
    public ApplyServlet(
            @Reference Inbox inbox,
            @Reference ApplicationInbox applications,
            @Reference ApplicationLinks links,
            @Reference PublicationService publications,
            @Reference DeliveryScheduler delivery) {
        this(new ApplyPages(
                inbox.settings(),
                applications,
                links,
                publications,
                delivery::receiver,
                text -> inbox.cipher().sign(text),
                Clock.systemUTC()));
    }

    ApplyServlet(ApplyPages pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        String base = request.getContextPath() + request.getServletPath();
        if (path.equals("style.css")) {
            style(response);
            return;
        }
        Locale locale = locale(request);
        switch (request.getMethod()) {
            case "GET", "HEAD" -> send(pages.show(path, request.getParameter("ref"), base, locale), response);
            case "POST" -> post(path, base, locale, request, response);
            default -> response.sendError(405);
        }
    }

    private void post(String path, String base, Locale locale, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!uploads.tryAcquire()) {
            response.setHeader("Retry-After", "10");
            send(pages.problem(503, "busy", base, locale), response);
            return;
        }
        try {
            Page page = pages.take(path, ApplyForm.read(request), request.getRemoteAddr(), base, locale);
            if (page.status() == 303) {
                // See Other: a reload sends nothing twice.
                response.setHeader("Location", page.body());
                response.setStatus(303);
                return;
            }
            send(page, response);
        } catch (ApplyForm.TooLargeException e) {
            send(pages.problem(413, "too-large", base, locale), response);
        } catch (IOException e) {
            send(pages.problem(400, "unreadable", base, locale), response);
        } finally {
            uploads.release();
        }
    }

    private static Locale locale(HttpServletRequest request) {
        // Not by getParameter, for which containers read the whole form.
        Matcher chosen = LANGUAGE.matcher(String.valueOf(request.getQueryString()));
        if (chosen.find()) {
            return Locale.forLanguageTag(chosen.group(1));
        }
        return request.getHeader("Accept-Language") != null
                        && !request.getLocale().getLanguage().equals("de")
                ? Locale.ENGLISH
                : Locale.GERMAN;
    }

    private static void send(Page page, HttpServletResponse response) throws IOException {
        byte[] body = page.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        response.setStatus(page.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void style(HttpServletResponse response) throws IOException {
        response.setContentType("text/css;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=86400");
        response.getOutputStream().write(ApplyPages.style());
    }
}
