package org.aushang.applications.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.Part;
import org.aushang.applications.internal.model.RawFile;

/**
 * What a candidate sent. Everything is read from the parts, because containers differ in whether fields of such a form are
 * parameters.
 */
final class ApplyForm {

    private static final int LONGEST_FIELD = 64 * 1024;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<RawFile> files = new ArrayList<>();

    private ApplyForm() {}

    static ApplyForm empty() {
        return new ApplyForm();
    }

    /** It is larger than all files together may be. */
    static final class TooLargeException extends Exception {

        private static final long serialVersionUID = 1L;

        TooLargeException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * @throws TooLargeException if it is too large
     * @throws IOException if it is no form, or was broken off
     */
    static ApplyForm read(HttpServletRequest request) throws TooLargeException, IOException {
        ApplyForm form = new ApplyForm();
        try {
            for (Part part : request.getParts()) {
                form.add(part);
            }
        } catch (IllegalStateException e) {
            // So the servlet API has it.
            throw new TooLargeException(e);
        } catch (ServletException e) {
            throw new IOException(e);
        }
        return form;
    }

    private void add(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            if (part.getSubmittedFileName() == null) {
                fields.put(part.getName(), new String(in.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8).strip());
            } else if (!part.getSubmittedFileName().isEmpty()) {
                String type = part.getContentType();
                files.add(new RawFile(part.getSubmittedFileName(), type == null ? "" : type, in.readAllBytes()));
            }
        }
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    Map<String, String> fields() {
        return fields;
    }

    List<RawFile> files() {
        return files;
    }
}
