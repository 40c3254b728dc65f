package org.aushang.rest.internal.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.host.StaleTokenException;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.rest.internal.access.AccessToken;
import org.aushang.rest.internal.access.AccessTokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Finds the operation of a request, whether its token allows it, and answers; what goes wrong is a problem. Thread-safe. */
public final class Router {

    /** Requests that are worked on at the same time; others are told to come again. */
    static final int AT_ONCE = 32;

    private static final Logger log = LoggerFactory.getLogger(Router.class);

    private static final Pattern REQUEST_ID = Pattern.compile("[\\w.-]{1,64}");

    private final List<Route> routes;
    private final AccessTokens tokens;
    private final Semaphore running = new Semaphore(AT_ONCE);

    public Router(List<Route> routes, AccessTokens tokens) {
        this.routes = List.copyOf(routes);
        this.tokens = tokens;
    }

    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = requestId(request.getHeader("X-Request-Id"));
        MDC.put("request", id);
        try {
            response.setHeader("X-Request-Id", id);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            response.setHeader("Cache-Control", "private, no-cache");
            if (!running.tryAcquire()) {
                send(Reply.problem(Problem.busy(), id), request, response);
                return;
            }
            try {
                send(reply(request, id), request, response);
            } finally {
                running.release();
            }
        } finally {
            MDC.remove("request");
        }
    }

    private static String requestId(@Nullable String given) {
        return given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    private Reply reply(HttpServletRequest request, String id) throws IOException {
        try {
            return call(request);
        } catch (ProblemException e) {
            return Reply.problem(e.problem(), id);
        } catch (StoreUnavailableException e) {
            return Reply.problem(Problem.unavailable(e.finding()), id);
        } catch (StaleTokenException e) {
            return Reply.problem(Problem.gone(e.getMessage() + ". Read everything, and go on from after=latest."), id);
        } catch (IllegalArgumentException e) {
            return Reply.problem(Problem.badRequest(String.valueOf(e.getMessage())), id);
        } catch (RuntimeException e) {
            log.error("Request {} failed: {} {}", id, request.getMethod(), request.getRequestURI(), e);
            return Reply.problem(Problem.internal(), id);
        }
    }

    private Reply call(HttpServletRequest request) throws IOException {
        List<String> segments = segments(request);
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> path = route.match(segments);
            if (path.isPresent() && route.method().equals(method)) {
                AccessToken token = route.scope() == null ? null : authorize(route, request);
                requireKnown(route, request);
                Reply reply = route.operation().answer(new Request(request, path.get(), token));
                return method.equals("GET") ? unlessKnown(reply, request) : reply;
            }
            path.ifPresent(found -> allowed.add(route.method()));
        }
        throw (allowed.isEmpty()
                        ? Problem.notFound("openapi.json lists what there is.")
                        : Problem.methodNotAllowed(String.join(", ", allowed)))
                .exception();
    }

    /** From the raw path: a job id may contain a slash. */
    private static List<String> segments(HttpServletRequest request) {
        String base = request.getContextPath() + request.getServletPath();
        String path = request.getRequestURI().substring(base.length());
        return Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private AccessToken authorize(Route route, HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Problem.unauthorized("Send the header Authorization: Bearer, with a token of aushang:tokens.")
                    .exception();
        }
        AccessToken token = tokens.find(header.substring(7).strip()).orElseThrow(() -> Problem.unauthorized(
                        "The token is unknown or was revoked; an admin makes a new one.")
                .exception());
        if (!token.scopes().contains(route.scope())) {
            throw Problem.forbidden("The token has not the scope " + route.scope() + "; an admin can add it.")
                    .exception();
        }
        return token;
    }

    private static void requireKnown(Route route, HttpServletRequest request) {
        String type = String.valueOf(request.getContentType());
        if (type.startsWith("application/x-www-form-urlencoded")) {
            // Its body would be taken for parameters.
            throw Problem.unsupportedMediaType(type).exception();
        }
        for (String name : request.getParameterMap().keySet()) {
            if (!route.parameters().contains(name)) {
                throw Problem.badRequest("There is no parameter '" + name + "' here; there are "
                                + new TreeSet<>(route.parameters()) + ".")
                        .exception();
            }
        }
    }

    private static Reply unlessKnown(Reply reply, HttpServletRequest request) {
        String known = request.getHeader("If-None-Match");
        String etag = reply.etag();
        return known != null && etag != null && Preconditions.names(known, etag, true)
                ? Reply.notModified(reply)
                : reply;
    }

    private static void send(Reply reply, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        if (!reply.type().isEmpty()) {
            response.setContentType(reply.type());
        }
        if (!request.getMethod().equals("HEAD")) {
            reply.body().writeTo(response.getOutputStream());
        }
    }
}
