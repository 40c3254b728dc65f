package org.aushang.mail.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;

/**
 * An alert as people read it. Pure.
 *
 * @param subject one line
 * @param text lines that end with CR and LF
 */
record AlertMail(String subject, String text) {

    private static final Messages MESSAGES = Messages.load(AlertMail.class, "mail");

    /** @param consoleUrl address of the web application; empty: no link */
    static AlertMail of(ChannelId channel, List<Finding> findings, Locale locale, ZoneId zone, String consoleUrl) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.message().in(locale, zone))
                    .append('\n')
                    .append(finding.nextStep().in(locale, zone))
                    .append("\n\n");
        }
        if (!consoleUrl.isEmpty()) {
            text.append(MESSAGES.text("mail.link", consoleUrl + "/channels/" + channel)
                            .in(locale))
                    .append('\n');
        }
        String subject = MESSAGES.text(
                        "mail.subject",
                        channel.value(),
                        findings.get(0).message().in(locale, zone))
                .in(locale);
        return new AlertMail(
                subject.replaceAll("\\p{Cntrl}+", " "), text.toString().replaceAll("\\R", "\r\n"));
    }
}
