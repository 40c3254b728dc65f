package org.aushang.transport;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Address and timeouts of a gateway.
 *
 * @param base https, ends with a slash; every path of a conversation is relative to it
 * @param trustIssuers whether the authorities that came with the client certificate are trusted beside those of the JDK
 * @param protocols TLS versions to offer, for instance {@code TLSv1.2}; empty: those of the JDK
 * @param proxy an HTTP proxy on the way, its name not resolved yet; null: what Java's own settings say
 * @param connectTimeout for the connection
 * @param answerTimeout for the whole of one request and its answer
 */
public record Gateway(
        URI base,
        boolean trustIssuers,
        List<String> protocols,
        @Nullable InetSocketAddress proxy,
        Duration connectTimeout,
        Duration answerTimeout) {

    /** @throws IllegalArgumentException if the base is not https, or has no host, or does not end with a slash */
    public Gateway {
        protocols = List.copyOf(protocols);
        if (!"https".equals(base.getScheme())
                || base.getHost() == null
                || !base.getPath().endsWith("/")) {
            throw new IllegalArgumentException("a gateway's base is https://host/…/, not " + base);
        }
    }

    /**
     * The same with another address.
     *
     * @param path absolute, ends with a slash
     */
    public Gateway at(String path) {
        return new Gateway(base.resolve(path), trustIssuers, protocols, proxy, connectTimeout, answerTimeout);
    }
}
