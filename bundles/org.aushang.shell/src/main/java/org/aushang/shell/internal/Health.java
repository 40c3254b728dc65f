package org.aushang.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Hold;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationState;

/**
 * Health of all channels, condensed into one line.
 *
 * @param level the worst of all lines
 * @param lines one for each channel that needs attention; without secrets
 */
record Health(Level level, List<Line> lines) {

    private static final Messages MESSAGES = Messages.load(Health.class, "shell");

    /** States that do not continue, or not without a person. */
    private static final Set<PublicationState> ODD = Set.of(PublicationState.IN_DOUBT, PublicationState.FAILED);

    /** From good to bad. */
    enum Level {
        OK,
        /** It works, but needs attention. */
        WARN,
        /** A channel does not work. */
        CRITICAL
    }

    /**
     * One channel.
     *
     * @param text its condition and the first of its findings, as a sentence
     */
    record Line(Level level, String text) {}

    static Health of(List<ChannelStatus> channels, Locale locale) {
        List<Line> lines = new ArrayList<>();
        for (ChannelStatus channel : channels) {
            long odd = channel.publications().entrySet().stream()
                    .filter(count -> ODD.contains(count.getKey()))
                    .mapToLong(count -> count.getValue())
                    .sum();
            List<Finding> findings = channel.findings().stream()
                    .filter(finding -> finding.severity() != Finding.Severity.INFO)
                    .toList();
            if (odd > 0 || !findings.isEmpty() || channel.isHeld(Hold.Reason.PAUSED)) {
                boolean stands =
                        findings.stream().anyMatch(Finding::isError) || channel.isHeld(Hold.Reason.MASS_CHANGE);
                lines.add(new Line(stands ? Level.CRITICAL : Level.WARN, text(channel, findings, odd, locale)));
            }
        }
        Level worst = lines.stream().map(Line::level).max(Level::compareTo).orElse(Level.OK);
        return new Health(worst, List.copyOf(lines));
    }

    private static String text(ChannelStatus channel, List<Finding> findings, long odd, Locale locale) {
        String why = findings.isEmpty()
                ? ""
                : " " + findings.get(0).message().in(locale) + " ("
                        + findings.get(0).code() + ")";
        String jobs = odd == 0 ? "" : " " + MESSAGES.text("odd", odd).in(locale);
        return channel.channel() + ": " + channel.sentence().in(locale) + "." + why + jobs;
    }

    /** All of it, in one line. */
    String line(int channels, Locale locale) {
        String summary = MESSAGES.text("health", level, channels, lines.size()).in(locale);
        return lines.isEmpty() ? summary : summary + " " + lines.get(0).text() + (lines.size() > 1 ? " …" : "");
    }
}
