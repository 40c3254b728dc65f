package org.aushang.dispatch.internal.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.Listing;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.PublicationView;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the status of publications from the store's read model and their channels' condition. Asks each connector at
 * most once, so it is never used within a transaction. Not thread-safe; one for each call of a host.
 */
public final class StatusAssembler {

    private final Channels channels;
    private final Map<String, Optional<Channel>> byId = new HashMap<>();

    public StatusAssembler(Channels channels) {
        this.channels = channels;
    }

    public PublicationStatus of(PublicationView view) {
        Publication p = view.publication();
        ChannelRecord row = view.channel();
        Optional<Channel> channel = byId.computeIfAbsent(row.id(), channels::recent);
        boolean waitsForChannel = p.state() == PublicationState.PENDING;
        boolean left = row.removal() == Removal.LEAVE && p.onBoard() != OnBoard.ABSENT;
        List<Finding> findings = new ArrayList<>();
        if (waitsForChannel && !left) {
            findings.addAll(channelFindings(row, channel));
        }
        findings.addAll(view.findings());
        Listing listing =
                p.onBoard() == OnBoard.ABSENT ? Listing.NONE : p.boardState().listing();
        Instant next = waitsForChannel && isHeld(row, channel) ? row.holdUntil() : next(view);
        return PublicationStatus.builder(PublicationRef.of(p.channel(), p.job()), p.generation(), p.id())
                .posting(p.desired().title(), p.desired().place())
                .state(
                        p.state(),
                        left ? Texts.text("left") : sentence(p, row, channel),
                        p.progress().since())
                .wanted(p.wanted())
                .next(next(p, next))
                .nextAttemptAt(next)
                .findings(findings)
                .shownFrom(waitsForChannel && p.onBoard() == OnBoard.ABSENT ? scheduled(p) : listing.from())
                .shownUntil(listing.until())
                .boardUrl(listing.url())
                .embargoUntil(listing.embargoUntil())
                .build();
    }

    /** What was submitted is looked at together with the rest of its submission. */
    private static @Nullable Instant next(PublicationView view) {
        Publication p = view.publication();
        boolean awaited = p.state() == PublicationState.SUBMITTED || p.state() == PublicationState.IN_DOUBT;
        return awaited && view.nextLook() != null
                ? view.nextLook()
                : p.progress().nextAt();
    }

    private static LocalizedText next(Publication p, @Nullable Instant at) {
        if (p.state() != PublicationState.ACCEPTED || at == null) {
            return Texts.next(p.state(), at != null);
        }
        boolean refreshed = at.equals(p.boardState().listing().refreshAt());
        return Texts.text(refreshed ? "next.ACCEPTED.refresh" : "next.ACCEPTED.ends");
    }

    /** The first day that it waits for; null if it waits for something else. */
    private static @Nullable Instant scheduled(Publication p) {
        Instant start = p.desired().startsAt();
        return start != null && start.equals(p.progress().nextAt()) ? start : null;
    }

    private List<Finding> channelFindings(ChannelRecord row, Optional<Channel> channel) {
        List<Finding> findings = new ArrayList<>();
        if (channel.isEmpty()) {
            findings.add(Texts.connectorAbsent(row.id(), 0));
        } else if (!isReady(channel)) {
            findings.addAll(channels.findings(row.id(), channel.get().descriptor()));
        }
        findings.addAll(Texts.standstill(row.hold()));
        return findings;
    }

    private static boolean isReady(Optional<Channel> channel) {
        return channel.isPresent() && channel.get().descriptor().condition().isReady();
    }

    /** Whether the channel sends nothing now, regardless of a posting's own time. */
    private static boolean isHeld(ChannelRecord row, Optional<Channel> channel) {
        return !isReady(channel) || row.paused() || row.hold() != Hold.NONE;
    }

    private static LocalizedText sentence(Publication p, ChannelRecord row, Optional<Channel> channel) {
        if (p.state() != PublicationState.PENDING) {
            return Texts.state(p.state(), p.wanted());
        }
        if (channel.isEmpty()) {
            return Texts.text("waiting.absent");
        }
        if (!isReady(channel)) {
            return Texts.text(
                    "waiting." + channel.get().descriptor().condition().kind().name());
        }
        if (row.paused()) {
            return Texts.text("waiting.PAUSED");
        }
        if (p.submission() != null) {
            return Texts.text("waiting.sending");
        }
        Instant start = scheduled(p);
        if (start != null) {
            return Texts.text("waiting.start", start);
        }
        return row.hold() == Hold.NONE
                ? Texts.state(p.state(), p.wanted())
                : Texts.hold("waiting", row.hold(), row.holdUntil());
    }
}
