package org.aushang.console.internal.page;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Wording;

/** What templates show of the API's values, for one reader. */
record View(Request request, Instant now) {

    /** How many days before the end of a certificate its renewal is offered. */
    private static final int RENEWAL = 60;

    /** States in which a person has to do something, or should look. */
    static final Set<PublicationState> ATTENTION = Set.of(
            PublicationState.INVALID,
            PublicationState.REJECTED,
            PublicationState.FAILED,
            PublicationState.REMOVED_BY_BOARD,
            PublicationState.IN_DOUBT);

    static final Set<PublicationState> WAITING = Set.of(PublicationState.PENDING, PublicationState.SUBMITTED);

    String text(LocalizedText text) {
        return text.in(request.locale(), request.zone());
    }

    /** As it is written in the reader's language. */
    String number(long number) {
        return NumberFormat.getIntegerInstance(request.locale()).format(number);
    }

    String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(request.locale())
                .withZone(request.zone())
                .format(instant);
    }

    private String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(request.locale())
                .withZone(request.zone())
                .format(instant);
    }

    /** In words for what is due by now. */
    private String soon(Instant instant) {
        return instant.isAfter(now) ? time(instant) : new Wording(request.locale()).text("next.now");
    }

    private String time(Optional<Instant> instant) {
        return instant.map(this::time).orElse("");
    }

    /** The colour of a state. */
    static String tone(PublicationState state) {
        return switch (state) {
            case ACCEPTED -> "good";
            case INVALID, REJECTED, FAILED, REMOVED_BY_BOARD -> "bad";
            case IN_DOUBT -> "warn";
            case PENDING, SUBMITTED -> "busy";
            default -> "calm";
        };
    }

    Map<String, Object> finding(Finding finding) {
        Map<String, Object> view = new HashMap<>();
        view.put("code", finding.code());
        view.put("severity", finding.severity().name());
        view.put("actor", finding.actor().name());
        view.put("message", text(finding.message()));
        view.put("next", text(finding.nextStep()));
        view.put("target", finding.target());
        view.put("raw", finding.raw());
        view.put("fix", finding.fix().map(fix -> text(fix.label())).orElse(""));
        return view;
    }

    List<Map<String, Object>> findings(List<Finding> findings) {
        return findings.stream().map(this::finding).toList();
    }

    Map<String, Object> publication(PublicationStatus status) {
        Map<String, Object> view = new HashMap<>();
        view.put("channel", status.ref().channel().value());
        view.put("job", status.ref().job().value());
        view.put("title", status.title().isEmpty() ? status.ref().job().value() : status.title());
        view.put("place", status.place());
        view.put("state", status.state().name());
        view.put("tone", tone(status.state()));
        view.put("sentence", text(status.sentence()));
        view.put("since", time(status.since()));
        view.put("from", time(status.shownFrom()));
        view.put("until", time(status.shownUntil()));
        view.put("embargo", time(status.embargoUntil()));
        view.put("next", text(status.next()));
        view.put("nextAt", time(status.nextAttemptAt()));
        view.put("url", status.boardUrl().map(Object::toString).orElse(""));
        view.put("findings", findings(status.findings()));
        view.put("retry", ATTENTION.contains(status.state()) && status.state() != PublicationState.REMOVED_BY_BOARD);
        return view;
    }

    /** How many publications of a channel are in one of these states. */
    static int count(ChannelStatus channel, Set<PublicationState> states) {
        return channel.publications().entrySet().stream()
                .filter(entry -> states.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** @param boardName empty if the board is not installed */
    Map<String, Object> channel(ChannelStatus channel, Optional<LocalizedText> boardName) {
        Map<String, Object> view = new HashMap<>();
        boolean trouble = channel.findings().stream().anyMatch(Finding::isError) || !channel.installed();
        view.put("id", channel.channel().value());
        view.put("board", channel.board());
        view.put("boardName", boardName.map(this::text).orElse(channel.board()));
        view.put("installed", channel.installed());
        view.put("sentence", text(channel.sentence()));
        view.put("tone", trouble ? "bad" : channel.hold().isPresent() ? "warn" : "good");
        view.put("hold", channel.hold().map(hold -> hold.reason().name()).orElse(""));
        view.put("holdUntil", channel.hold().map(hold -> time(hold.until())).orElse(""));
        view.put("online", number(channel.online()));
        view.put("waiting", number(count(channel, WAITING)));
        view.put("attention", number(count(channel, ATTENTION)));
        view.put("findings", findings(channel.findings()));
        view.put("next", channel.nextTransmission().map(this::soon).orElse(""));
        view.put("credentialsUntil", channel.credentialsUntil().map(this::day).orElse(""));
        view.put(
                "credentialsDays",
                channel.credentialsUntil()
                        .map(end -> String.valueOf(ChronoUnit.DAYS.between(now, end)))
                        .orElse(""));
        view.put(
                "credentialsEnding",
                channel.credentialsUntil()
                        .filter(end -> ChronoUnit.DAYS.between(now, end) < RENEWAL)
                        .isPresent());
        view.put("diagnostics", channel.diagnostics());
        view.put(
                "addresses",
                channel.addresses().stream()
                        .map(address -> Map.of("purpose", text(address.purpose()), "url", address.url()))
                        .toList());
        return view;
    }
}
