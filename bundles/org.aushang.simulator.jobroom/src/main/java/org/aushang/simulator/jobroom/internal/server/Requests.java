package org.aushang.simulator.jobroom.internal.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers requests as SECO's server does. Thread-safe. */
public final class Requests {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)(page|size)=(\\d{1,6})(?=&|$)");
    private static final Set<String> REASONS = Set.of(
            "OCCUPIED_JOBCENTER",
            "OCCUPIED_AGENCY",
            "OCCUPIED_JOBROOM",
            "OCCUPIED_OTHER",
            "NOT_OCCUPIED",
            "CHANGE_OR_REPOSE");

    private final Advertisements advertisements;
    private final byte[] authorization;

    /** An answer that is not sent yet. */
    private record Response(int status, JsonNode body) {
        static Response problem(int status, String title) {
            return new Response(
                    status, MAPPER.createObjectNode().put("title", title).put("status", status));
        }
    }

    public Requests(Advertisements advertisements, String user, String password) {
        this.advertisements = advertisements;
        this.authorization = ("Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
    }

    public void answer(HttpExchange exchange) throws IOException {
        Response response = response(exchange);
        if (response.status() == 201) {
            exchange.getResponseHeaders().add("token", UUID.randomUUID().toString());
        }
        send(exchange, response);
    }

    /** What is asked is done, and the one who asked hears nothing. */
    public void answerAndDrop(HttpExchange exchange) {
        boolean search = exchange.getRequestMethod().equals("GET");
        try {
            Response response = response(exchange);
            if (search) {
                send(exchange, response);
            }
        } catch (IOException e) {
            // The connection is dropped anyway.
        } finally {
            exchange.close();
        }
    }

    public static void answerNonsense(HttpExchange exchange) throws IOException {
        byte[] page = "<html><title>Wartung</title></html>".getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, page.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(page);
        }
    }

    public static void answerBusy(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Retry-After", "120");
        exchange.sendResponseHeaders(503, -1);
        exchange.close();
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        byte[] body = response.status() == 204 ? new byte[0] : MAPPER.writeValueAsBytes(response.body());
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private Response response(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String presented = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!MessageDigest.isEqual(authorization, presented.getBytes(StandardCharsets.UTF_8))) {
            return Response.problem(401, "Unauthorized");
        }
        String full = exchange.getRequestURI().getPath();
        String path = full.substring(full.indexOf("/v1") + 3).replaceAll("/$", "");
        JsonNode json = json(body);
        String request = exchange.getRequestMethod() + " " + path.replaceFirst("^/[\\w-]{36}", "/{id}");
        String id = path.replaceFirst("^/([\\w-]{36}).*", "$1");
        return switch (request) {
            case "POST " -> create(json);
            case "GET " -> page(exchange, advertisements.all());
            case "POST /_search" -> page(exchange, advertisements.all(statuses(json)));
            case "GET /{id}" -> advertisements
                    .one(id)
                    .map(ad -> new Response(200, ad))
                    .orElseGet(() -> Response.problem(404, "Not Found"));
            case "PATCH /{id}/cancel" -> cancel(id, json.path("code").asText());
            default -> Response.problem(404, "Not Found");
        };
    }

    private static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return MAPPER.createObjectNode();
        }
    }

    private Response create(JsonNode request) {
        Map<String, String> errors = ServerRules.errors(request);
        if (errors.isEmpty()) {
            return new Response(201, advertisements.create(request));
        }
        ObjectNode problem = MAPPER.createObjectNode()
                .put("title", "Method argument not valid")
                .put("status", 400);
        errors.forEach((field, message) -> problem.withArray("fieldErrors")
                .addObject()
                .put("objectName", "apiCreateJobAdvertisementDto")
                .put("field", field)
                .put("message", message));
        return new Response(400, problem);
    }

    private Response cancel(String id, String code) {
        if (advertisements.one(id).isEmpty()) {
            return Response.problem(404, "Not Found");
        }
        return REASONS.contains(code) && advertisements.cancel(id, code)
                ? new Response(204, MAPPER.createObjectNode())
                : Response.problem(400, "Bad Request");
    }

    private static List<String> statuses(JsonNode json) {
        List<String> statuses = new ArrayList<>();
        json.path("status").forEach(status -> statuses.add(status.asText()));
        return statuses;
    }

    private static Response page(HttpExchange exchange, List<JsonNode> all) {
        int page = 0;
        int size = 25;
        Matcher numbers = NUMBER.matcher(
                Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
        while (numbers.find()) {
            if (numbers.group(1).equals("page")) {
                page = Integer.parseInt(numbers.group(2));
            } else {
                size = Math.max(1, Integer.parseInt(numbers.group(2)));
            }
        }
        int from = Math.min(all.size(), page * size);
        int to = Math.min(all.size(), from + size);
        int pages = (all.size() + size - 1) / size;
        ObjectNode json = MAPPER.createObjectNode();
        all.subList(from, to).forEach(json.putArray("content")::add);
        json.put("currentElements", to - from)
                .put("currentPage", page)
                .put("first", page == 0)
                .put("last", page + 1 >= pages)
                .put("totalElements", all.size())
                .put("totalPages", pages);
        return new Response(200, json);
    }
}
