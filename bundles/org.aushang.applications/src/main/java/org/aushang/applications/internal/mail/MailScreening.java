package org.aushang.applications.internal.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.aushang.applications.internal.model.ParsedMail;
import org.aushang.applications.internal.model.ParsedMail.Mailbox;
import org.aushang.applications.internal.model.Texts.Reason;

/** Tells mails of machines from those of candidates, by their headers alone. Pure. */
public final class MailScreening {

    /**
     * Senders of job boards and their relays: never the candidate. The domains are those of the boards' public mails; a domain counts
     * with all below it.
     */
    private static final Set<String> BOARDS = Set.of(
            "arbeitsagentur.de",
            "indeed.com",
            "indeedemail.com",
            "stepstone.de",
            "stepstone.com",
            "xing.com",
            "linkedin.com",
            "monster.de",
            "jobware.de",
            "meinestadt.de",
            "kimeta.de",
            "jobs.ch",
            "ebay-kleinanzeigen.de",
            "kleinanzeigen.de");

    private MailScreening() {}

    /** Why there is no candidate; empty if there may be one. */
    public static Optional<Reason> notACandidate(ParsedMail mail) {
        if (mail.mediaType().equals("multipart/report")) {
            return Optional.of(Reason.REPORT);
        }
        if (mail.mediaType().equals("text/calendar")
                || mail.files().stream().anyMatch(file -> file.declaredType().equals("text/calendar"))) {
            return Optional.of(Reason.INVITATION);
        }
        if (!mail.header("list-id").isEmpty()
                || (!mail.header("list-unsubscribe").isEmpty() && isBulk(mail))) {
            return Optional.of(Reason.MAILING_LIST);
        }
        boolean automatic = mail.first("auto-submitted")
                        .filter(value -> !value.toLowerCase(Locale.ROOT).startsWith("no"))
                        .isPresent()
                || (!mail.header("x-auto-response-suppress").isEmpty() && looksLikeReply(mail))
                || !mail.header("x-autoreply").isEmpty()
                || !mail.header("x-autorespond").isEmpty()
                || isBulk(mail);
        if (automatic) {
            return Optional.of(Reason.AUTOMATIC_REPLY);
        }
        boolean bounce = mail.first("return-path")
                .filter(path -> path.replaceAll("\\s", "").equals("<>"))
                .isPresent();
        return bounce ? Optional.of(Reason.REPORT) : Optional.empty();
    }

    private static boolean isBulk(ParsedMail mail) {
        return mail.first("precedence")
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(Set.of("bulk", "junk", "list", "auto_reply")::contains)
                .isPresent();
    }

    /** Outlook puts that header on what people send, too, where the server is set up so. */
    private static boolean looksLikeReply(ParsedMail mail) {
        return !mail.header("in-reply-to").isEmpty()
                || !mail.header("references").isEmpty();
    }

    /** Whether this is a machine of a board, which mails on behalf of a person. */
    public static boolean isBoard(Mailbox sender) {
        String domain =
                sender.address().substring(sender.address().indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return BOARDS.stream().anyMatch(board -> domain.equals(board) || domain.endsWith("." + board));
    }

    /** The person: of Reply-To, or else of From where that is no board. */
    public static Optional<Mailbox> person(ParsedMail mail) {
        return mail.replyTo().stream().filter(one -> !isBoard(one)).findFirst().or(() -> mail.senders().stream()
                .filter(one -> !isBoard(one))
                .findFirst());
    }
}
