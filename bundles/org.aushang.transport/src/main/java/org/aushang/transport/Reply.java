package org.aushang.transport;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Result of one request. */
public sealed interface Reply {

    /** The gateway answered. */
    final class Answer implements Reply {

        private final int status;
        private final String contentType;
        private final @Nullable Instant modified;
        private final byte[] body;

        /** Without the time of its last change. */
        public Answer(int status, String contentType, byte[] body) {
            this(status, contentType, null, body);
        }

        /**
         * @param status HTTP status
         * @param contentType as sent; empty if none
         * @param modified when what is answered was changed last; null if the gateway does not say
         * @param body raw; from now on the answer's own
         */
        public Answer(int status, String contentType, @Nullable Instant modified, byte[] body) {
            this.status = status;
            this.contentType = Objects.requireNonNull(contentType, "contentType");
            this.modified = modified;
            this.body = Objects.requireNonNull(body, "body");
        }

        public int status() {
            return status;
        }

        public String contentType() {
            return contentType;
        }

        /** When what is answered was changed last; empty if the gateway does not say. */
        public Optional<Instant> modified() {
            return Optional.ofNullable(modified);
        }

        /** A copy of the raw bytes. */
        public byte[] body() {
            return body.clone();
        }

        /** The body read as an HTML page. */
        public Page page() {
            return Page.parse(contentType, body);
        }

        @Override
        public String toString() {
            return "Answer[" + status + " " + contentType + ", " + body.length + " bytes]";
        }
    }

    /**
     * Nothing of the request left us.
     *
     * @param fault which step failed
     * @param detail for the operator, without secrets
     */
    record NotSent(Fault fault, String detail) implements Reply {

        public NotSent {
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /**
     * Something left us, and no answer came.
     *
     * @param fault what happened
     * @param detail for the operator, without secrets
     */
    record Lost(Fault fault, String detail) implements Reply {

        public Lost {
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** Which step of a conversation failed. */
    enum Fault {
        NAME_NOT_RESOLVED,
        CONNECTION_REFUSED,
        /** The proxy on the way is not there. */
        PROXY_UNREACHABLE,
        /** The proxy on the way does not let us through, or wants a password. */
        PROXY_REFUSED,
        CONNECT_TIMEOUT,
        /** The gateway's certificate is not trusted, or is another host's. */
        GATEWAY_NOT_TRUSTED,
        /** The gateway does not want our certificate. */
        CLIENT_CERTIFICATE_REFUSED,
        TLS_FAILED,
        ANSWER_TIMEOUT,
        /** With TLS 1.3 a refused client certificate may look like this too. */
        CONNECTION_LOST,
        INTERRUPTED
    }
}
