package org.aushang.itests.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** What an aggregator or a search engine does. */
public final class Feeds {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    /** @param base up to and with the channel's id and a slash */
    public Feeds(String base) {
        this.base = base;
    }

    /** @param headers name, value, name, value, … */
    public HttpResponse<byte[]> get(String file, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + file));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The status, or 0 while the server does not answer. */
    public int status(String file, String... headers) {
        try {
            return get(file, headers).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    public String text(String file, String... headers) throws IOException {
        return new String(get(file, headers).body(), StandardCharsets.UTF_8);
    }

    /** The body of an answer that came compressed. */
    public static String unpacked(HttpResponse<byte[]> answer) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
