package org.aushang.connector.arbeitsagentur.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.aushang.transport.GatewayClient;
import org.aushang.transport.Reply;

/** A gateway that gives the answers it was told, in order, and remembers what it was asked. */
public final class Script implements GatewayClient {

    public final List<String> asked = new ArrayList<>();
    private final Deque<Reply> answers = new ArrayDeque<>();

    public Script answer(Reply reply) {
        answers.add(reply);
        return this;
    }

    public Script page(int status, String html) {
        return answer(new Reply.Answer(status, "text/html", html.getBytes(StandardCharsets.UTF_8)));
    }

    public Script listing(String... files) {
        StringBuilder html =
                new StringBuilder("<title>Index of /</title><a href=\"?C=N;O=D\">Name</a><a href=\"in/\">in/</a>");
        for (String file : files) {
            html.append("<a href=\"").append(file).append("\">").append(file).append("</a>");
        }
        return page(200, html.toString());
    }

    public Script file(String xml) {
        return answer(new Reply.Answer(200, "application/xml", xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Reply get(String path) {
        asked.add("GET " + path);
        return answers.remove();
    }

    @Override
    public Reply upload(String path, String field, String fileName, byte[] content) {
        asked.add("POST " + path + " " + field + "=" + fileName);
        return answers.remove();
    }

    @Override
    public Reply delete(String path) {
        asked.add("DELETE " + path);
        return answers.remove();
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
