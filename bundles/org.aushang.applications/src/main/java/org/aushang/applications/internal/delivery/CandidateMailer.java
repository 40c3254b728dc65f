package org.aushang.applications.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.host.MailSender;
import org.aushang.api.host.OutgoingMail;
import org.aushang.applications.internal.model.CandidateMail;
import org.aushang.applications.internal.store.ApplicationRow;
import org.aushang.applications.internal.store.Inbox;

/**
 * Sends a candidate an acknowledgement or a decline at most once: it is taken from the store before it is sent, and put back only if nothing left us. Thread-safe.
 */
final class CandidateMailer {

    private static final Duration AGAIN = Duration.ofMinutes(5);

    /** Later it would puzzle more than it tells. */
    private static final Duration LATEST = Duration.ofDays(1);

    private final Inbox inbox;
    private final Supplier<Optional<MailSender>> senders;
    private final Clock clock;

    CandidateMailer(Inbox inbox, Supplier<Optional<MailSender>> senders, Clock clock) {
        this.inbox = inbox;
        this.senders = senders;
        this.clock = clock;
    }

    /** @return when to try again; empty: never */
    Optional<Instant> send(ApplicationId id) {
        Instant now = clock.instant();
        Optional<ApplicationRow> row = inbox.inTransaction(applications -> applications.find(id));
        Optional<CandidateMail> taken = inbox.durably(applications -> applications.takeCandidateMail(id));
        if (row.isEmpty() || taken.isEmpty() || told(row.get()).plus(LATEST).isBefore(now)) {
            return Optional.empty();
        }
        Optional<MailSender> sender = senders.get();
        MailSender.Outcome outcome =
                sender.isEmpty() ? MailSender.Outcome.NOT_SENT : sender.get().send(mail(taken.get()));
        if (outcome != MailSender.Outcome.NOT_SENT) {
            return Optional.empty();
        }
        inbox.durably(applications -> {
            applications.keepMail(id, taken.get());
            return id;
        });
        return Optional.of(now.plus(AGAIN));
    }

    /** When that happened which the candidate is told. */
    private static Instant told(ApplicationRow row) {
        return row.state() == ApplicationState.DECLINED ? row.since() : row.receivedAt();
    }

    private static OutgoingMail mail(CandidateMail mail) {
        return OutgoingMail.builder(mail.to(), mail.subject(), mail.text())
                .messageId(mail.messageId())
                .inReplyTo(mail.inReplyTo())
                .automaticReply(true)
                .build();
    }
}
