package org.aushang.api.host;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends mails through the platform's mail server; a service where one is configured. Thread-safe.
 *
 * @since 1.1
 */
@ProviderType
public interface MailSender {

    /** What became of a mail. Constants may be added. */
    enum Outcome {
        /** The server took it. */
        SENT,
        /** Nothing left us: it may be sent again. */
        NOT_SENT,
        /** The server refused it, or it is not known whether it took it: it must not be sent again where twice is worse than never. */
        FAILED
    }

    /** One attempt, which takes a minute at most. Never throws for what a server does. */
    Outcome send(OutgoingMail mail);
}
