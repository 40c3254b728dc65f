package org.aushang.console.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the query and the form of a request have. Containers differ in this: for Jetty in Karaf the fields of a form with files are
 * parameters, for Felix HTTP they are not.
 */
final class Parameters {

    private static final Logger log = LoggerFactory.getLogger(Parameters.class);

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Part> files = new LinkedHashMap<>();

    private Parameters() {}

    /**
     * Reads the body of a form as far as it is allowed to be, before anything of it is used.
     *
     * @throws UploadTooLargeException if it is larger
     * @throws UnreadableFormException if it is malformed, or was broken off
     */
    static Parameters read(HttpServletRequest request) throws IOException {
        Parameters parameters = new Parameters();
        if (isMultipart(request)) {
            try {
                for (Part part : request.getParts()) {
                    parameters.add(part);
                }
            } catch (IllegalStateException e) {
                // So the servlet API has it.
                log.debug("An upload is refused", e);
                throw new UploadTooLargeException();
            } catch (ServletException | IOException | RuntimeException e) {
                log.debug("A form cannot be read", e);
                throw new UnreadableFormException(e);
            }
        }
        request.getParameterMap().forEach((name, given) -> parameters.values.put(name, List.of(given)));
        return parameters;
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && String.valueOf(request.getContentType()).startsWith("multipart/form-data");
    }

    private void add(Part part) throws IOException {
        if (part.getSubmittedFileName() != null) {
            files.put(part.getName(), part);
            return;
        }
        try (InputStream in = part.getInputStream()) {
            values.computeIfAbsent(part.getName(), name -> new ArrayList<>())
                    .add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The first value. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> all.get(0));
    }

    Map<String, List<String>> all() {
        return values;
    }

    /** The files of the form, by the names of their fields; an empty one was not chosen. */
    Map<String, Part> files() {
        return files;
    }
}
