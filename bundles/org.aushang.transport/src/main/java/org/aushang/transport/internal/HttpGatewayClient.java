package org.aushang.transport.internal;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aushang.transport.Gateway;
import org.aushang.transport.GatewayClient;
import org.aushang.transport.Reply;
import org.jspecify.annotations.Nullable;

final class HttpGatewayClient implements GatewayClient {

    /** Larger than any listing, report or catalogue that was ever seen (docs/hr-ba-xml.md#transport, docs/hr-ba-xml.md#offer-types), and small beside a host's memory. */
    static final long LONGEST_ANSWER = 32_000_000;

    private final Gateway gateway;
    private final HttpClient client;
    private final ExecutorService threads;

    HttpGatewayClient(Gateway gateway, HttpClient client, ExecutorService threads) {
        this.gateway = gateway;
        this.client = client;
        this.threads = threads;
    }

    @Override
    public Reply get(String path) {
        return send(request(path).GET().build());
    }

    @Override
    public Reply delete(String path) {
        return send(request(path).DELETE().build());
    }

    @Override
    public Reply upload(String path, String field, String fileName, byte[] content) {
        if (!fileName.matches("[\\w.-]+")) {
            throw new IllegalArgumentException("a file name of letters, digits, _ - . and not " + fileName);
        }
        String boundary = "aushang-" + UUID.randomUUID();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                + fileName + "\"\r\nContent-Type: application/xml\r\n\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(withLength(List.of(bytes(head), content, bytes("\r\n--" + boundary + "--\r\n"))))
                .build());
    }

    /** The BA's documented call sends the length; without it the body would be chunked, which some servers refuse. */
    private static HttpRequest.BodyPublisher withLength(List<byte[]> parts) {
        long length = parts.stream().mapToLong(part -> part.length).sum();
        return HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArrays(parts), length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.base().resolve(path.isEmpty() ? "." : encoded(path)));
    }

    /** Names come decoded from a listing, and a gateway may choose them as it likes. */
    private static String encoded(String path) {
        try {
            return new URI("https", "h", "/" + path, null).toASCIIString().substring("https://h/".length());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + path, e);
        }
    }

    /** Not {@code client.send}: its timeout ends with the header, and a body may take for ever. */
    private Reply send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BoundedBody.handler(LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(gateway.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() == HttpURLConnection.HTTP_PROXY_AUTH) {
                // Only a proxy says so, and it says so before it lets anything through.
                return new Reply.NotSent(Reply.Fault.PROXY_REFUSED, "HTTP 407");
            }
            return new Reply.Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    modified(response),
                    response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Reply.Lost(Reply.Fault.ANSWER_TIMEOUT, "no answer within " + gateway.answerTimeout());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Lost(Reply.Fault.INTERRUPTED, "interrupted");
        } catch (ExecutionException e) {
            return FailureClassifier.reply(e.getCause() == null ? e : e.getCause(), gateway.proxy() != null);
        }
    }

    private static @Nullable Instant modified(HttpResponse<byte[]> response) {
        try {
            return response.headers()
                    .firstValue("Last-Modified")
                    .map(time -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(time)))
                    .orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
