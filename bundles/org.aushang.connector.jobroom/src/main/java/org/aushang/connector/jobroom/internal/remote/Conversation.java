package org.aushang.connector.jobroom.internal.remote;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one call of the core, over HTTPS with HTTP Basic, without following redirects. Its threads end with it. For one thread
 * at a time.
 */
public final class Conversation implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(15);

    /** A page of 100 postings with four descriptions of 10,000 characters each has about 4 MB. */
    private static final long LONGEST_ANSWER = 16_000_000;

    private final URI base;
    private final String authorization;
    private final Supplier<Duration> patience;
    private final ExecutorService threads;
    private final HttpClient client;

    /** @param patience asked before each request; zero or less: there is no time for it */
    Conversation(Account account, Supplier<Duration> patience) {
        this.base = account.base();
        this.authorization = account.authorization();
        this.patience = patience;
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "aushang-jobroom");
            thread.setDaemon(true);
            return thread;
        });
        client = HttpClient.newBuilder()
                .sslContext(account.tls())
                .connectTimeout(CONNECT)
                .executor(threads)
                .build();
    }

    /** @param path below the base, with its query, already encoded; may be empty */
    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, byte[] json) {
        return send(request(path).POST(BodyPublishers.ofByteArray(json)));
    }

    Reply patch(String path, byte[] json) {
        return send(request(path).method("PATCH", BodyPublishers.ofByteArray(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    /** Not {@code client.send}: its timeout ends with the header, and a body may take for ever. */
    private Reply send(HttpRequest.Builder request) {
        Duration left = patience.get();
        if (left.isNegative() || left.isZero()) {
            return new Reply.NotSent("no time is left");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), head -> new BoundedBody(LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(left.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply.Answer(response.statusCode(), response.body(), retryAfter(response));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Reply.Lost("no answer within " + left);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Lost("interrupted");
        } catch (ExecutionException e) {
            Throwable failure = e.getCause() == null ? e : e.getCause();
            String detail = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            return isBeforeSending(failure) ? new Reply.NotSent(detail) : new Reply.Lost(detail);
        }
    }

    /** Without a client certificate nothing can fail after the handshake that belongs to it. */
    private static boolean isBeforeSending(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof CertificateException
                    || cause instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Duration retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
