package org.aushang.connector.jobroom.internal.remote;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one request. */
public sealed interface Reply {

    /** Job-Room answered. */
    final class Answer implements Reply {

        private static final ObjectMapper MAPPER = new ObjectMapper();

        private final int status;
        private final byte[] body;
        private final @Nullable Duration retryAfter;

        Answer(int status, byte[] body, @Nullable Duration retryAfter) {
            this.status = status;
            this.body = body.clone();
            this.retryAfter = retryAfter;
        }

        public int status() {
            return status;
        }

        public boolean is(int expected) {
            return status == expected;
        }

        /** As it came, for the record. */
        public byte[] body() {
            return body.clone();
        }

        /** Its JSON; missing if it is none. */
        public JsonNode json() {
            try {
                JsonNode read = MAPPER.readTree(body);
                return read == null ? MissingNode.getInstance() : read;
            } catch (JacksonException e) {
                return MissingNode.getInstance();
            } catch (IOException e) {
                throw new IllegalStateException("bytes in memory cannot fail", e);
            }
        }

        /** The first of its words, for a person. */
        public String excerpt() {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            return text.substring(0, Math.min(500, text.length()));
        }

        /** When it wants to be asked again, if it said so in seconds. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /**
     * Nothing of the request left us.
     *
     * @param detail for operators
     */
    record NotSent(String detail) implements Reply {}

    /**
     * Something of it did, and no answer came.
     *
     * @param detail for operators
     */
    record Lost(String detail) implements Reply {}
}
