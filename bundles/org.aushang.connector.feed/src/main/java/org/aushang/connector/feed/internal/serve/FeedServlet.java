package org.aushang.connector.feed.internal.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.feed.internal.FeedPublisher;
import org.aushang.connector.feed.internal.check.Requirements;
import org.aushang.connector.feed.internal.render.FeedXml;
import org.aushang.connector.feed.internal.render.JobPage;
import org.aushang.connector.feed.internal.render.Sitemap;
import org.aushang.connector.feed.internal.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Serves every feed channel below {@code /aushang/feed/<channel>/}: {@code feed.xml}, {@code sitemap.xml} and
 * {@code jobs/<id>}. Only reads; keeps nothing of what it serves.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=aushang-feed",
            "osgi.http.whiteboard.servlet.pattern=" + Settings.PATH + "/*"
        })
public final class FeedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern DOCUMENT = Pattern.compile(
            "/(?<channel>[\\w.-]{1,100})/(?<file>feed\\.xml|sitemap(?:-(?<after>\\w{0,18}))?\\.xml|jobs/(?<job>\\w{1,18})(?<json>\\.json)?)");

    private final transient ChannelView view;
    private final transient Clock clock;
    private final transient Map<String, FeedPublisher> channels = new ConcurrentHashMap<>();

    @Activate
    public FeedServlet(@Reference ChannelView view) {
        this(view, Clock.systemUTC());
    }

    FeedServlet(ChannelView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindChannel(FeedPublisher channel) {
        channels.put(channel.settings().channel().value(), channel);
    }

    void unbindChannel(FeedPublisher channel) {
        channels.remove(channel.settings().channel().value(), channel);
    }

    /** One document that can be had: which revision it is, and how it is written. */
    private record Document(String mediaType, long revision, Instant since, Body body) {}

    private interface Body {

        void into(OutputStream out) throws IOException;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher asked = DOCUMENT.matcher(Objects.requireNonNullElse(request.getPathInfo(), ""));
        @Nullable FeedPublisher channel = asked.matches() ? channels.get(asked.group("channel")) : null;
        if (channel == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (!channel.isReady()) {
            response.setHeader("Retry-After", "3600");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (asked.group("job") != null) {
            job(channel.settings(), asked, request, response);
        } else if (!channel.admits(token(request))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            list(channel.settings(), asked, request, response);
        }
    }

    /** The headers alone: the servlet's own way writes the whole feed to count it. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    /** The request is not echoed, because it may contain the token. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    private static String token(HttpServletRequest request) {
        String header = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : Objects.requireNonNullElse(request.getParameter("token"), "");
    }

    /** What stands in front of our path, by the address under which we are asked. */
    private static String base(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        int path = url.indexOf(Settings.PATH + "/");
        return path < 0 ? "" : url.substring(0, path);
    }

    private void list(Settings settings, Matcher asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String base = base(request);
        Instant now = clock.instant();
        ChannelView.Revision revision = view.revision(settings.channel());
        @Nullable String after = asked.group("after");
        Body body;
        if (asked.group("file").equals("feed.xml")) {
            body = out -> new FeedXml(settings, view, base).write(now, out);
        } else if (after == null) {
            body = out -> new Sitemap(settings, view, base).write(now, out);
        } else {
            @Nullable PublicationId first = after.isEmpty() ? null : new PublicationId(after);
            body = out -> new Sitemap(settings, view, base).part(first, now, out);
        }
        answer(settings, new Document("application/xml", revision.number(), revision.since(), body), request, response);
    }

    private void job(Settings settings, Matcher asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PublicationId id = new PublicationId(asked.group("job"));
        Optional<ChannelView.Entry> found = view.find(settings.channel(), id);
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ChannelView.Entry entry = found.get();
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        if (!entry.online() || Requirements.isOver(entry.posting(), today)) {
            response.setStatus(HttpServletResponse.SC_GONE);
            return;
        }
        JobPage page = new JobPage(settings.address(base(request), "jobs/" + id), settings.zone());
        boolean json = asked.group("json") != null;
        Body body = out -> out.write(
                (json ? page.json(id, entry.posting(), entry.since()) : page.html(id, entry.posting(), entry.since()))
                        .getBytes(StandardCharsets.UTF_8));
        String mediaType = json ? "application/ld+json" : "text/html";
        answer(settings, new Document(mediaType, entry.revision(), entry.since(), body), request, response);
    }

    private void answer(Settings settings, Document document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean gzip = takesGzip(request.getHeader("Accept-Encoding"));
        EntityTag revision = EntityTag.of(
                document.revision(),
                document.since(),
                settings,
                base(request) + " " + request.getPathInfo() + (gzip ? " gzip" : ""),
                clock);
        response.setHeader("ETag", revision.tag());
        response.setDateHeader("Last-Modified", revision.changed().toEpochMilli());
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        if (revision.isKnown(request.getHeader("If-None-Match"), request.getDateHeader("If-Modified-Since"), clock)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(document.mediaType() + ";charset=UTF-8");
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        if (gzip) {
            try (GZIPOutputStream out = new GZIPOutputStream(response.getOutputStream(), 8192)) {
                document.body().into(out);
            }
        } else {
            document.body().into(response.getOutputStream());
        }
    }

    private static boolean takesGzip(@Nullable String header) {
        List<String> codings = Arrays.stream(Objects.requireNonNullElse(header, "")
                        .toLowerCase(Locale.ROOT)
                        .split(",", -1))
                .map(each -> each.replaceAll("\\s", ""))
                .toList();
        return codings.stream()
                .anyMatch(
                        each -> each.equals("gzip") || (each.startsWith("gzip;") && !each.matches("gzip;q=0(\\.0*)?")));
    }
}
