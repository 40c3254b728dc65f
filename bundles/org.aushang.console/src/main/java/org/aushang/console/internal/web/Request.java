package org.aushang.console.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.servlet.http.Part;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobId;

/** One request of a user who is signed in. */
public final class Request {

    /** The largest file that may be uploaded, in bytes. */
    static final int LARGEST_UPLOAD = 1024 * 1024;

    private final Parameters form;
    private final String[] parameters;
    private final ConsoleUser user;
    private final Locale locale;

    Request(Parameters form, String[] parameters, ConsoleUser user, Locale locale) {
        this.form = form;
        this.parameters = parameters;
        this.user = user;
        this.locale = locale;
    }

    public ConsoleUser user() {
        return user;
    }

    /** German or English. */
    public Locale locale() {
        return locale;
    }

    /** In which times are shown. */
    public ZoneId zone() {
        return ZoneId.systemDefault();
    }

    /**
     * The channel that the path names first.
     *
     * @return empty if it is no channel id, or the user may not see it
     */
    public Optional<ChannelId> channel() {
        return channel(parameters[0]);
    }

    /** The same for an id that was typed or chosen. */
    public Optional<ChannelId> channel(String id) {
        return ChannelId.isValid(id) ? Optional.of(new ChannelId(id)).filter(user::sees) : Optional.empty();
    }

    /** A parameter of the path, from 0. */
    public String segment(int index) {
        return parameters[index];
    }

    /** The job that the query names; job ids may have any characters, so they are in no path. Empty if it is no job id. */
    public Optional<JobId> job() {
        try {
            return Optional.of(new JobId(field("job")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a field of the query or form has; empty if there is none. */
    public String field(String name) {
        return form.get(name).map(String::strip).orElse("");
    }

    public boolean has(String name) {
        return form.get(name).isPresent();
    }

    /** The fields of a form whose names begin so, without that beginning, sorted; several values of one are separated by commas. */
    public Map<String, String> fields(String prefix) {
        Map<String, String> fields = new TreeMap<>();
        form.all().forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                fields.put(
                        name.substring(prefix.length()),
                        String.join(",", values).strip());
            }
        });
        return fields;
    }

    /**
     * The content of an uploaded file.
     *
     * @return empty if no file was chosen
     * @throws UploadTooLargeException if it has more than a mebibyte
     */
    public Optional<byte[]> file(String name) throws IOException {
        Part part = form.files().get(name);
        if (part == null || part.getSize() == 0) {
            return Optional.empty();
        }
        try (InputStream in = part.getInputStream()) {
            byte[] content = in.readNBytes(LARGEST_UPLOAD + 1);
            if (content.length > LARGEST_UPLOAD) {
                throw new UploadTooLargeException();
            }
            return Optional.of(content);
        }
    }

    /** The same as text. */
    public Optional<String> text(String name) throws IOException {
        return file(name).map(content -> new String(content, StandardCharsets.UTF_8));
    }

    /** The files of a form whose names begin so, without that beginning. */
    public Map<String, byte[]> files(String prefix) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : form.files().keySet()) {
            if (name.startsWith(prefix)) {
                file(name).ifPresent(content -> files.put(name.substring(prefix.length()), content));
            }
        }
        return files;
    }
}
