package org.aushang.rest.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobId;
import org.aushang.api.model.PublicationRef;
import org.aushang.rest.internal.access.AccessToken;
import org.jspecify.annotations.Nullable;

/** One request that its token allows. What it names and cannot be, is a {@link Problem}. */
public final class Request {

    /** Bytes of a document. */
    static final int LARGEST = 5_000_000;

    private static final Set<String> DOCUMENTS = Set.of("application/ld+json", "application/json");

    private final HttpServletRequest http;
    private final Map<String, String> path;
    private final @Nullable AccessToken token;

    Request(HttpServletRequest http, Map<String, String> path, @Nullable AccessToken token) {
        this.http = http;
        this.path = path;
        this.token = token;
    }

    /** The channels that the token may see; empty: all. */
    public Optional<Set<ChannelId>> channels() {
        return token == null ? Optional.empty() : token.channels();
    }

    /** Refuses a token that is for some channels only. */
    public void requireAllChannels() {
        if (channels().isPresent()) {
            throw Problem.forbidden("The token is for some channels only; this needs one for all.")
                    .exception();
        }
    }

    /** Whether the token may see a channel. */
    public boolean sees(ChannelId channel) {
        return channels().map(allowed -> allowed.contains(channel)).orElse(true);
    }

    /** The channel that the path names, if the token may see it. */
    public ChannelId channel() {
        return channel(segment("channel"));
    }

    private ChannelId channel(String id) {
        if (!ChannelId.isValid(id)) {
            throw Problem.notFound("No channel can be called '" + id + "'.").exception();
        }
        ChannelId channel = new ChannelId(id);
        if (!sees(channel)) {
            throw Problem.forbidden("The token is not for channel '" + id + "'.")
                    .exception();
        }
        return channel;
    }

    /** The channels that the query names, if the token may see them; those of the token if it names none; empty: all. */
    public Optional<Set<ChannelId>> queriedChannels() {
        List<String> named = values("channel");
        return named.isEmpty()
                ? channels()
                : Optional.of(named.stream().map(this::channel).collect(Collectors.toUnmodifiableSet()));
    }

    /** The publication that the path names, if the token may see its channel. */
    public PublicationRef publication() {
        return new PublicationRef(channel(), job(segment("job")));
    }

    private static JobId job(String id) {
        try {
            return new JobId(id);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The job id is none: " + e.getMessage() + ".")
                    .exception();
        }
    }

    /** The job that the query names. */
    public Optional<JobId> queriedJob() {
        return value("job").map(Request::job);
    }

    /** A parameter of the path. */
    public String segment(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("the path has no " + name);
        }
        return value;
    }

    /** A parameter of the query; empty if it is missing or blank. */
    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    private List<String> values(String name) {
        String[] values = http.getParameterValues(name);
        return values == null
                ? List.of()
                : List.of(values).stream().filter(value -> !value.isBlank()).toList();
    }

    /** The constants that the query names, in upper or lower case; empty: none. */
    public <E extends Enum<E>> Set<E> constants(String name, Class<E> type) {
        return values(name).stream().map(value -> constant(name, value, type)).collect(Collectors.toUnmodifiableSet());
    }

    /** One constant, in upper or lower case. */
    public static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(name + " is one of " + List.of(type.getEnumConstants()) + ", not '" + value + "'.")
                    .exception();
        }
    }

    /** How many are asked for at most. */
    public int limit(int usual, int largest) {
        Optional<String> given = value("limit");
        if (given.isEmpty()) {
            return usual;
        }
        try {
            int limit = Integer.parseInt(given.get());
            if (limit >= 1 && limit <= largest) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Problem.badRequest("limit is a number from 1 to " + largest + ", not '" + given.get() + "'.")
                .exception();
    }

    /** The JSON document that was sent. */
    public String document() throws IOException {
        String type = String.valueOf(http.getContentType()).split(";")[0].strip();
        if (!DOCUMENTS.contains(type.toLowerCase(Locale.ROOT))) {
            throw Problem.unsupportedMediaType(type).exception();
        }
        byte[] bytes;
        try (InputStream in = http.getInputStream()) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw Problem.tooLarge(LARGEST).exception();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("The document is not in UTF-8.").exception();
        }
    }

    /** Whether the answer depends on what the resource is. */
    public boolean isConditional() {
        return http.getHeader("If-Match") != null || http.getHeader("If-None-Match") != null;
    }

    /** Refuses a change to a resource that is another than the client knows. */
    public void requireUnchanged(Optional<String> etag) {
        if (!Preconditions.allow(http.getHeader("If-Match"), http.getHeader("If-None-Match"), etag)) {
            throw Problem.preconditionFailed().exception();
        }
    }

    /** The address of a resource of this interface, as a client may ask for it. */
    public String address(String below) {
        return http.getContextPath() + http.getServletPath() + "/" + below;
    }
}
