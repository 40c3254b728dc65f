package org.aushang.dispatch.internal.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelOverview;

/** Makes of what the ledger knows and what the connectors say what a person is told about channels. */
final class ChannelStatusAssembler {

    private final Channels channels;
    private final ChannelQueries queries;
    private final Supplier<List<Finding>> platform;

    /** @param platform what is wrong with all channels at once */
    ChannelStatusAssembler(Channels channels, ChannelQueries queries, Supplier<List<Finding>> platform) {
        this.channels = channels;
        this.queries = queries;
        this.platform = platform;
    }

    /** Channels that are installed, or have publications or findings. */
    List<ChannelStatus> of(ChannelOverview overview) {
        Map<String, ChannelRecord> rows = new TreeMap<>();
        for (String id : channels.ids()) {
            rows.put(id, ChannelRecord.unknown(id));
        }
        overview.channels().forEach(row -> rows.put(row.id(), row));
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
            status = ChannelStatus.builder(row.id(), Texts.text("channel.absent"))
                    .board(row.board());
            findings.add(Texts.connectorAbsent(row.id(), there));
        } else {
            ChannelDescriptor descriptor = channel.get().descriptor();
            status = ChannelStatus.builder(
                            row.id(),
                            sentence(row, descriptor, overview.active().contains(row.id())))
                    .board(descriptor.board())
                    .installed(true)
                    .capabilities(descriptor.capabilities())
                    .addresses(queries.addresses(channel.get()))
                    .diagnostics(descriptor.diagnostics());
            findings.addAll(channels.findings(row.id(), descriptor));
        }
        findings.addAll(Texts.standstill(row.hold()));
        findings.addAll(platform.get());
        findings.addAll(overview.refusals().getOrDefault(row.id(), List.of()));
        return status.findings(findings)
                .paused(row.paused())
                .stopped(row.hold() == Hold.MASS_CHANGE)
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
        if (!row.paused() && row.hold() == Hold.NONE && active) {
            return Texts.text("channel.ACTIVE");
        }
        return row.paused() ? Texts.text("channel.PAUSED") : Texts.hold("channel", row.hold(), row.holdUntil());
    }
}
