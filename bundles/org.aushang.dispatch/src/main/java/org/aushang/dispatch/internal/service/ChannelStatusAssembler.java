package org.aushang.dispatch.internal.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.FeedSource;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Hold;
import org.aushang.api.host.Hold.Reason;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.FeedAddress;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelOverview;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assembles the status of channels from the store and from what their connectors say. */
final class ChannelStatusAssembler {

    private static final Logger log = LoggerFactory.getLogger(ChannelStatusAssembler.class);

    private final Channels channels;
    private final Supplier<List<Finding>> platform;

    /** @param platform what is wrong with all channels at once */
    ChannelStatusAssembler(Channels channels, Supplier<List<Finding>> platform) {
        this.channels = channels;
        this.platform = platform;
    }

    /** Channels that are installed, or have publications or findings. */
    List<ChannelStatus> of(ChannelOverview overview) {
        Map<String, ChannelRecord> rows = new TreeMap<>();
        for (String id : channels.ids()) {
            rows.put(id, ChannelRecord.unknown(id));
        }
        overview.channels().stream()
                // An earlier version recorded misconfigured channels under any text; nothing was ever published there.
                .filter(row -> ChannelId.isValid(row.id()))
                .forEach(row -> rows.put(row.id(), row));
        List<ChannelStatus> all = new ArrayList<>();
        for (ChannelRecord row : rows.values()) {
            Optional<Channel> channel = channels.find(row.id());
            int there = overview.online().getOrDefault(row.id(), 0)
                    + overview.uncertain().getOrDefault(row.id(), 0);
            // A channel that was only configured once, and nothing was published on, is nothing to think of.
            boolean over = row.removal() == Removal.LEAVE
                    || (row.removal() == Removal.WITHDRAW && there == 0)
                    || !overview.counts().containsKey(row.id());
            if (channel.isPresent() || !over) {
                all.add(status(row, channel, there, overview));
            }
        }
        return all;
    }

    private ChannelStatus status(ChannelRecord row, Optional<Channel> channel, int there, ChannelOverview overview) {
        List<Finding> findings = new ArrayList<>();
        ChannelStatus.Builder status;
        if (channel.isEmpty()) {
            status = ChannelStatus.builder(new ChannelId(row.id()), Texts.text("channel.absent"))
                    .board(row.board());
            findings.add(Texts.connectorAbsent(row.id(), there));
        } else {
            ChannelDescriptor descriptor = channel.get().descriptor();
            status = ChannelStatus.builder(
                            new ChannelId(row.id()),
                            sentence(row, descriptor, overview.active().contains(row.id())))
                    .board(descriptor.board())
                    .installed(true)
                    .capabilities(descriptor.capabilities())
                    .addresses(addresses(channel.get()))
                    .diagnostics(descriptor.diagnostics())
                    .credentialsUntil(descriptor.credentialsUntil().orElse(null));
            if (descriptor.condition().isReady()) {
                status.nextTransmission(next(hold(row), overview.due().get(row.id())));
            }
            findings.addAll(channels.findings(row.id(), descriptor));
        }
        findings.addAll(Texts.standstill(row.hold()));
        findings.addAll(platform.get());
        findings.addAll(overview.refusals().getOrDefault(row.id(), List.of()));
        return status.findings(findings)
                .hold(hold(row))
                .online(overview.online().getOrDefault(row.id(), 0))
                .uncertain(overview.uncertain().getOrDefault(row.id(), 0))
                .publications(overview.counts().getOrDefault(row.id(), Map.of()))
                .build();
    }

    /** What its connector says comes first; a hold matters only where that is well. */
    private static LocalizedText sentence(ChannelRecord row, ChannelDescriptor descriptor, boolean active) {
        if (!descriptor.condition().isReady()) {
            return Texts.text("channel." + descriptor.condition().kind().name());
        }
        if (row.removal() != Removal.LATER) {
            return Texts.text("channel." + row.removal().name());
        }
        if (!row.paused() && row.hold() == ChannelRecord.Hold.NONE && active) {
            return Texts.text("channel.ACTIVE");
        }
        return row.paused() ? Texts.text("channel.PAUSED") : Texts.hold("channel", row.hold(), row.holdUntil());
    }

    /** @return null if nothing waits, or a person has to act first */
    private static @Nullable Instant next(@Nullable Hold hold, @Nullable Instant due) {
        if (due == null || hold == null) {
            return due;
        }
        return hold.until().map(end -> end.isAfter(due) ? end : due).orElse(null);
    }

    /** A person's pause comes before what the last pass found. */
    private static @Nullable Hold hold(ChannelRecord row) {
        if (row.paused()) {
            return Hold.of(Reason.PAUSED, row.pausedAt(), null);
        }
        if (row.removal() != Removal.LATER) {
            return Hold.of(Reason.REMOVAL, null, null);
        }
        return row.hold() == ChannelRecord.Hold.NONE
                ? null
                : Hold.of(Reason.valueOf(row.hold().name()), row.holdSince(), row.holdUntil());
    }

    /** Where a board fetches; empty if it is sent to, or the connector cannot say. */
    private static List<FeedAddress> addresses(Channel channel) {
        try {
            return channel.<FeedSource, List<FeedAddress>>ask(
                            FeedSource.class, Channels.QUICK, facet -> List.copyOf(facet.addresses()))
                    .orElseGet(List::of);
        } catch (ConnectorDefectException | NullPointerException e) {
            log.error(
                    "Channel {} failed to say where it is fetched",
                    channel.descriptor().channel().value(),
                    e);
            return List.of();
        }
    }
}
