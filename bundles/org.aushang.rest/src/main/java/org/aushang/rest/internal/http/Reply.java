package org.aushang.rest.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.aushang.rest.internal.json.Json;
import org.jspecify.annotations.Nullable;

/** What is answered to a request. Immutable. */
public final class Reply {

    /** Writes what is too large to be held in memory. */
    @FunctionalInterface
    public interface Body {

        void writeTo(OutputStream out) throws IOException;
    }

    private final int status;
    private final String type;
    private final Body body;
    private final Map<String, String> headers;

    private Reply(int status, String type, Body body, Map<String, String> headers) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = headers;
    }

    public static Reply json(int status, Json.Content content) {
        return bytes(status, "application/json", Json.bytes(content));
    }

    public static Reply bytes(int status, String type, byte[] body) {
        return new Reply(status, type, out -> out.write(body), Map.of("Content-Length", String.valueOf(body.length)));
    }

    public static Reply stream(String type, Body body) {
        return new Reply(200, type, body, Map.of());
    }

    static Reply problem(Problem problem, String requestId) {
        Reply reply = bytes(problem.status(), "application/problem+json", Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("type", "tag:aushang.org,2026:problem:" + problem.code());
            json.writeStringField("title", problem.title());
            json.writeNumberField("status", problem.status());
            json.writeStringField("detail", problem.detail());
            json.writeStringField("requestId", requestId);
            Json.findings(json, problem.findings());
            json.writeEndObject();
        }));
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }

    static Reply notModified(Reply reply) {
        return new Reply(304, "", out -> {}, Map.of("ETag", String.valueOf(reply.headers.get("ETag"))));
    }

    public Reply header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, type, body, more);
    }

    int status() {
        return status;
    }

    /** The media type; empty: no body. */
    String type() {
        return type;
    }

    Body body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    String etag() {
        return headers.get("ETag");
    }
}
