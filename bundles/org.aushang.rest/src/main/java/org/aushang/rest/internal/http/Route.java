package org.aushang.rest.internal.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.rest.internal.access.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the interface.
 *
 * @param method of HTTP
 * @param path below the version, for instance {@code publications/{channel}/{job}}
 * @param scope that a token needs; null: everybody may
 * @param parameters of the query that it has; others are refused
 * @param operation what it does
 */
public record Route(String method, String path, @Nullable Scope scope, Set<String> parameters, Operation operation) {

    /** What an operation does. */
    @FunctionalInterface
    public interface Operation {

        /** @throws IOException if the request cannot be read */
        Reply answer(Request request) throws IOException;
    }

    public static Route of(
            String method, String path, @Nullable Scope scope, Operation operation, String... parameters) {
        return new Route(method, path, scope, Set.of(parameters), operation);
    }

    /** The parameters of the path if it fits; empty otherwise. */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> template = Arrays.asList(path.split("/"));
        if (template.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            if (part.startsWith("{")) {
                values.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
