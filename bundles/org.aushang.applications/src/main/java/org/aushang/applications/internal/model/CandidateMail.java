package org.aushang.applications.internal.model;

import java.util.Locale;
import org.aushang.api.applications.Application;

/**
 * The mail that a candidate gets: that the application has arrived, or that the host declined it.
 *
 * @param to the address
 * @param subject one line
 * @param messageId the part before the {@code @}, by which a reply is known
 * @param inReplyTo the id of the candidate's mail; empty for a form
 */
public record CandidateMail(String to, String subject, String text, String messageId, String inReplyTo) {

    private static final int LONGEST_TITLE = 200;

    /** @param wording as the admin wrote it, with {@code {title}} and {@code {reference}} */
    public static CandidateMail arrived(Application application, String wording, String title, String inReplyTo) {
        return of(application, "acknowledgement.subject", wording, title, "ack.", inReplyTo);
    }

    /** @param wording as the admin wrote it, with {@code {title}} and {@code {reference}} */
    public static CandidateMail declined(Application application, String wording, String title) {
        return of(application, "declined.subject", wording, title, "declined.", "");
    }

    private static CandidateMail of(
            Application application, String subject, String wording, String title, String id, String inReplyTo) {
        boolean english = application.candidate().language().equals("en");
        return new CandidateMail(
                application.candidate().email(),
                Texts.text(subject).in(english ? Locale.ENGLISH : Locale.GERMAN),
                // Without a name, because in a mail that is a guess.
                wording.replace("{title}", OneLine.of(title, LONGEST_TITLE))
                        .replace("{reference}", application.id().reference()),
                id + application.id(),
                inReplyTo);
    }

    /** Without anything personal. */
    @Override
    public String toString() {
        return "CandidateMail";
    }
}
