package org.aushang.api.host;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a request to the web console has by which a host knows its user. Immutable; grows by accessors.
 *
 * @since 1.1
 */
public final class ConsoleRequest {

    private final Map<String, List<String>> headers;
    private final Map<String, String> cookies;
    private final String remoteAddress;

    private ConsoleRequest(Map<String, List<String>> headers, Map<String, String> cookies, String remoteAddress) {
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        this.headers = copy;
        this.cookies = Map.copyOf(cookies);
        this.remoteAddress = remoteAddress;
    }

    public static ConsoleRequest of(
            Map<String, List<String>> headers, Map<String, String> cookies, String remoteAddress) {
        return new ConsoleRequest(headers, cookies, remoteAddress);
    }

    /** The first value of a header, whose name may be in upper or lower case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The value of a cookie. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** The address that the connection comes from, which may be a proxy's. */
    public String remoteAddress() {
        return remoteAddress;
    }

    /** Without values, which may be secrets. */
    @Override
    public String toString() {
        return "headers " + headers.keySet().toString().toLowerCase(Locale.ROOT) + ", cookies " + cookies.keySet();
    }
}
