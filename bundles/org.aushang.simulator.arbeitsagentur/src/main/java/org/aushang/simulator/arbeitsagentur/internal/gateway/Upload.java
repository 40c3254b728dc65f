package org.aushang.simulator.arbeitsagentur.internal.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload.MultipartStream;

/** The part named {@code upload} of a form. */
final class Upload {

    private static final int LARGEST = 64 * 1024 * 1024;
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern FIELD = Pattern.compile("(?i)form-data;[^\\r\\n]*?\\bname=\"?upload\"?");
    private static final Pattern FILE = Pattern.compile("(?i)filename=\"([^\"]*)\"");

    private final String fileName;
    private final byte[] content;

    private Upload(String fileName, byte[] content) {
        this.fileName = fileName;
        this.content = content;
    }

    String fileName() {
        return fileName;
    }

    byte[] content() {
        return content.clone();
    }

    /** @return empty if the form has no such part, or is none */
    static Optional<Upload> read(String contentType, InputStream body) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        try {
            MultipartStream form =
                    new MultipartStream(body, boundary.group(1).getBytes(StandardCharsets.ISO_8859_1), 8192, null);
            boolean more = form.skipPreamble();
            while (more) {
                String head = form.readHeaders();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                form.readBodyData(bytes);
                Matcher file = FILE.matcher(head);
                if (FIELD.matcher(head).find() && file.find() && bytes.size() <= LARGEST) {
                    String path = file.group(1);
                    return Optional.of(new Upload(
                            path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
                            bytes.toByteArray()));
                }
                more = form.readBoundary();
            }
        } catch (MultipartStream.MalformedStreamException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
