package org.aushang.applications.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.host.MailSender;
import org.aushang.api.host.OutgoingMail;
import org.aushang.applications.internal.model.Acknowledgement;
import org.aushang.applications.internal.store.ApplicationRow;
import org.aushang.applications.internal.store.Inbox;

/**
 * Sends an acknowledgement at most once: it is taken from the store before it is sent, and put back only if nothing left us. Thread-safe.
 */
final class Acknowledger {

    private static final Duration AGAIN = Duration.ofMinutes(5);

    /** Later it would puzzle more than it tells. */
    private static final Duration LATEST = Duration.ofDays(1);

    private final Inbox inbox;
    private final Supplier<Optional<MailSender>> senders;
    private final Clock clock;

    Acknowledger(Inbox inbox, Supplier<Optional<MailSender>> senders, Clock clock) {
        this.inbox = inbox;
        this.senders = senders;
        this.clock = clock;
    }

    /** @return when to try again; empty: never */
    Optional<Instant> send(ApplicationId id) {
        Instant now = clock.instant();
        Optional<ApplicationRow> row = inbox.inTransaction(applications -> applications.find(id));
        Optional<Acknowledgement> taken = inbox.durably(applications -> applications.takeAcknowledgement(id));
        if (row.isEmpty()
                || taken.isEmpty()
                || row.get().receivedAt().plus(LATEST).isBefore(now)) {
            return Optional.empty();
        }
        Optional<MailSender> sender = senders.get();
        MailSender.Outcome outcome =
                sender.isEmpty() ? MailSender.Outcome.NOT_SENT : sender.get().send(mail(id, taken.get()));
        if (outcome != MailSender.Outcome.NOT_SENT) {
            return Optional.empty();
        }
        inbox.durably(applications -> {
            applications.acknowledge(id, taken.get());
            return id;
        });
        return Optional.of(now.plus(AGAIN));
    }

    private static OutgoingMail mail(ApplicationId id, Acknowledgement acknowledgement) {
        return OutgoingMail.builder(acknowledgement.to(), acknowledgement.subject(), acknowledgement.text())
                .messageId("ack." + id)
                .inReplyTo(acknowledgement.inReplyTo())
                .automaticReply(true)
                .build();
    }
}
