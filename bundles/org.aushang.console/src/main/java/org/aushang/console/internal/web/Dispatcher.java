package org.aushang.console.internal.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.host.ConsoleRequest;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.console.internal.access.Gate;
import org.aushang.console.internal.web.Reply.Download;
import org.aushang.console.internal.web.Reply.Page;
import org.aushang.console.internal.web.Reply.Redirect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request: who is there, may that person do this, which handler does it, and how its reply is sent. */
public final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final String ASSETS = "/assets/";

    private final Gate gate;
    private final List<Route> routes;
    private final String policy;
    private final Assets assets = new Assets("pico.min.css", "aushang.css", "htmx.min.js", "aushang.js", "icon.svg");
    private final Templates templates = new Templates();

    /** @param frameAncestors which pages may embed this one, as {@code Content-Security-Policy} has it */
    public Dispatcher(Gate gate, List<Route> routes, String frameAncestors) {
        this.gate = gate;
        this.routes = List.copyOf(routes);
        this.policy =
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors "
                        + frameAncestors.replaceAll("[;\\p{Cntrl}]", " ");
    }

    /** One request on its way: what it is, and which browser it comes from. */
    private record Call(
            HttpServletRequest request,
            HttpServletResponse response,
            String base,
            String path,
            String session,
            Locale locale) {}

    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        secure(response);
        String base = request.getContextPath() + request.getServletPath();
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (path.startsWith(ASSETS)) {
            asset(path.substring(ASSETS.length()), request, response);
            return;
        }
        Cookies cookies = new Cookies(request, response, base);
        String session = cookies.session(gate.sessions()::newId);
        Call call = new Call(request, response, base, path, session, cookies.locale());
        try {
            answer(call);
        } catch (UploadTooLargeException e) {
            page(call, Optional.empty(), new Page(413, "too-large", Map.of()));
        } catch (UnreadableFormException e) {
            page(call, Optional.empty(), new Page(400, "unreadable", Map.of()));
        } catch (StoreUnavailableException e) {
            page(
                    call,
                    Optional.empty(),
                    new Page(
                            503,
                            "unavailable",
                            Map.of(
                                    "message", e.finding().message().in(call.locale()),
                                    "next", e.finding().nextStep().in(call.locale()))));
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.getMethod(), base + path, e);
            page(call, Optional.empty(), new Page(500, "failed", Map.of()));
        }
    }

    private void answer(Call call) throws IOException {
        HttpServletRequest request = call.request();
        boolean change = request.getMethod().equals("POST");
        if (!change
                && !request.getMethod().equals("GET")
                && !request.getMethod().equals("HEAD")) {
            call.response().setHeader("Allow", "GET, HEAD, POST");
            call.response().sendError(405);
            return;
        }
        Parameters form = Parameters.read(request);
        boolean login = call.path().equals("/login") && gate.hasLogin();
        Optional<ConsoleUser> user = login ? Optional.empty() : gate.user(consoleRequest(request), call.session());
        String token = form.get("csrf").orElse("");
        if (change && !gate.sessions().isCsrfToken(token, call.session(), name(user))) {
            page(call, user, new Page(403, "stale", Map.of()));
            return;
        }
        if (login) {
            login(call, form, change);
            return;
        }
        if (user.isEmpty()) {
            signIn(call);
            return;
        }
        if (call.path().equals("/logout") && change) {
            gate.sessions().close(call.session());
            call.response().sendRedirect(call.base() + "/login");
            return;
        }
        if (call.path().isEmpty() || call.path().equals("/")) {
            call.response().sendRedirect(call.base() + "/channels");
            return;
        }
        handle(call, form, user.get(), change ? "POST" : "GET");
    }

    private static String name(Optional<ConsoleUser> user) {
        return user.map(ConsoleUser::name).orElse("");
    }

    private void handle(Call call, Parameters form, ConsoleUser user, String method) throws IOException {
        for (Route route : routes) {
            Optional<String[]> parameters = route.method().equals(method) ? route.match(call.path()) : Optional.empty();
            if (parameters.isPresent()) {
                if (!user.is(route.least())) {
                    page(call, Optional.of(user), new Page(403, "forbidden", Map.of()));
                    return;
                }
                Request request = new Request(form, parameters.get(), user, call.locale());
                send(call, user, route.handler().answer(request));
                return;
            }
        }
        page(call, Optional.of(user), new Page(404, "missing", Map.of()));
    }

    private void send(Call call, ConsoleUser user, Reply reply) throws IOException {
        if (reply instanceof Page page) {
            page(call, Optional.of(user), page);
        } else if (reply instanceof Redirect redirect) {
            // See Other: a reload does not change anything twice.
            call.response().setStatus(303);
            call.response().setHeader("Location", call.base() + redirect.path());
        } else if (reply instanceof Download download) {
            call.response().setContentType("application/octet-stream");
            String name =
                    URLEncoder.encode(download.name(), StandardCharsets.UTF_8).replace("+", "%20");
            call.response().setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name);
            call.response().setContentLength(download.length());
            download.writeTo(call.response().getOutputStream());
        }
    }

    private void signIn(Call call) throws IOException {
        String query = call.request().getQueryString();
        String asked = call.base() + call.path() + (query == null ? "" : "?" + query);
        if (gate.hasLogin()) {
            call.response().sendRedirect(call.base() + "/login?to=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
        } else if (gate.signIn(asked).isPresent()) {
            call.response().sendRedirect(gate.signIn(asked).get().toString());
        } else {
            page(call, Optional.empty(), new Page(403, "denied", Map.of()));
        }
    }

    private void login(Call call, Parameters form, boolean change) throws IOException {
        String to = form.get("to").orElse("");
        if (!change) {
            page(call, Optional.empty(), new Page(200, "login", Map.of("to", to, "name", "", "problem", "")));
            return;
        }
        String name = form.get("name").orElse("").strip();
        char[] password = form.get("password").orElse("").toCharArray();
        Gate.Login login = gate.logIn(name, password, call.request().getRemoteAddr());
        if (login instanceof Gate.Login.Done done) {
            new Cookies(call.request(), call.response(), call.base()).signedIn(done.session());
            // Only within this application: an address from outside is not followed.
            boolean own = to.startsWith(call.base() + "/") && !to.contains("\\") && !to.contains("//");
            call.response().sendRedirect(own ? to : call.base() + "/channels");
        } else {
            boolean limited = login instanceof Gate.Login.Limited;
            String problem = limited ? "login.limited" : "login.refused";
            page(
                    call,
                    Optional.empty(),
                    new Page(limited ? 429 : 401, "login", Map.of("to", to, "name", name, "problem", problem)));
        }
    }

    private void page(Call call, Optional<ConsoleUser> user, Page page) throws IOException {
        Map<String, Object> model = new HashMap<>(page.model());
        model.put("base", call.base());
        model.put("path", call.path());
        model.put("here", withoutLanguage(call.request().getQueryString()));
        model.put("assets", assets.paths());
        model.put("csrf", gate.sessions().csrfToken(call.session(), name(user)));
        model.put("language", call.locale().getLanguage());
        model.put("t", new Wording(call.locale()));
        user.ifPresent(one -> model.put("user", one.name()));
        model.put("admin", user.filter(one -> one.is(Role.ADMIN)).isPresent());
        model.put("recruiter", user.filter(one -> one.is(Role.RECRUITER)).isPresent());
        model.put("ownLogin", gate.hasLogin());
        byte[] body = templates.render(page.template(), model).getBytes(StandardCharsets.UTF_8);
        HttpServletResponse response = call.response();
        response.setStatus(page.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** So that another language shows the same page. */
    private static String withoutLanguage(@Nullable String query) {
        return query == null ? "" : query.replaceAll("(^|&)language=[^&]*", "").replaceAll("^&", "");
    }

    private void asset(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Assets.Asset> found = assets.find(path);
        if (found.isEmpty()) {
            response.sendError(404);
            return;
        }
        response.setContentType(found.get().type());
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("Vary", "Accept-Encoding");
        boolean gzip = String.valueOf(request.getHeader("Accept-Encoding")).contains("gzip");
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] content = found.get().content(gzip);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private void secure(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static ConsoleRequest consoleRequest(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, new ArrayList<>(Collections.list(request.getHeaders(name))));
        }
        Map<String, String> cookies = new TreeMap<>();
        if (request.getCookies() != null) {
            Arrays.stream(request.getCookies())
                    .forEach(cookie -> cookies.putIfAbsent(cookie.getName(), cookie.getValue()));
        }
        return ConsoleRequest.of(headers, cookies, request.getRemoteAddr());
    }
}
