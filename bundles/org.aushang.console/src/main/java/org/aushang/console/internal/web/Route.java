package org.aushang.console.internal.web;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aushang.api.host.ConsoleUser.Role;

/**
 * What answers requests of one method to paths of one shape.
 *
 * @param path segments in braces are parameters: {@code /channels/{channel}/pause}
 * @param least the role that a user needs
 */
public record Route(String method, String path, Role least, Handler handler) {

    /** Answers a request of a user who may make it. */
    @FunctionalInterface
    public interface Handler {

        Reply answer(Request request) throws IOException;
    }

    public static Route get(String path, Role least, Handler handler) {
        return new Route("GET", path, least, handler);
    }

    /** A change: the request has a valid CSRF token when the handler sees it. */
    public static Route post(String path, Role least, Handler handler) {
        return new Route("POST", path, least, handler);
    }

    /** The parameters of a path, decoded, in order; empty if it has another shape. */
    Optional<String[]> match(String asked) {
        Matcher matcher =
                Pattern.compile(path.replaceAll("\\{\\w+}", "([^/]+)")).matcher(asked);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String[] parameters = new String[matcher.groupCount()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = matcher.group(i + 1);
        }
        return Optional.of(parameters);
    }
}
