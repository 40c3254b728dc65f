package org.aushang.api.host;

import java.util.Objects;

/**
 * A mail of plain text to one person. Immutable; grows by accessors.
 *
 * @since 1.1
 */
public final class OutgoingMail {

    private final String to;
    private final String subject;
    private final String text;
    private final String messageId;
    private final String inReplyTo;
    private final boolean automaticReply;

    private OutgoingMail(Builder builder) {
        to = builder.to;
        subject = builder.subject;
        text = builder.text;
        messageId = builder.messageId;
        inReplyTo = builder.inReplyTo;
        automaticReply = builder.automaticReply;
    }

    /** @param to one address, without a name */
    public static Builder builder(String to, String subject, String text) {
        return new Builder(to, subject, text);
    }

    public String to() {
        return to;
    }

    /** One line; control characters are taken for spaces. */
    public String subject() {
        return subject;
    }

    public String text() {
        return text;
    }

    /** The local part of the {@code Message-ID}; empty: the mail server chooses one. */
    public String messageId() {
        return messageId;
    }

    /** The {@code Message-ID} of the mail that it answers; empty: none. */
    public String inReplyTo() {
        return inReplyTo;
    }

    /** Whether it answers by itself: it says so, and has no sender that a failed delivery could be reported to (RFC 3834). */
    public boolean isAutomaticReply() {
        return automaticReply;
    }

    /** Without anything personal. */
    @Override
    public String toString() {
        return "OutgoingMail[" + messageId + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final String to;
        private final String subject;
        private final String text;
        private String messageId = "";
        private String inReplyTo = "";
        private boolean automaticReply;

        private Builder(String to, String subject, String text) {
            this.to = Objects.requireNonNull(to, "to");
            this.subject = Objects.requireNonNull(subject, "subject");
            this.text = Objects.requireNonNull(text, "text");
        }

        /** @param messageId letters, digits, dots and hyphens */
        public Builder messageId(String messageId) {
            this.messageId = Objects.requireNonNull(messageId, "messageId");
            return this;
        }

        public Builder inReplyTo(String inReplyTo) {
            this.inReplyTo = Objects.requireNonNull(inReplyTo, "inReplyTo");
            return this;
        }

        /** False unless set. */
        public Builder automaticReply(boolean automaticReply) {
            this.automaticReply = automaticReply;
            return this;
        }

        public OutgoingMail build() {
            return new OutgoingMail(this);
        }
    }
}
