package org.aushang.dispatch.internal.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelRepository;
import org.aushang.dispatch.internal.store.Remarks;

/** Makes of a row and its findings what a person is told, the channel's own trouble included. */
public final class StatusAssembler {

    private final Optional<Channel> channel;
    private final ChannelRecord row;
    private final List<Finding> channelFindings = new ArrayList<>();
    private final Remarks remarks;

    public StatusAssembler(String channelId, Channels channels, Connection connection) throws SQLException {
        this(new ChannelRepository(connection).of(channelId), channels, connection);
    }

    public StatusAssembler(ChannelRecord row, Channels channels, Connection connection) {
        this(row, channels, channels.find(row.id()), connection);
    }

    /** @param channel as it is, or was a moment ago */
    public StatusAssembler(ChannelRecord row, Channels channels, Optional<Channel> channel, Connection connection) {
        String channelId = row.id();
        this.row = row;
        this.channel = channel;
        if (channel.isEmpty()) {
            channelFindings.add(Texts.connectorAbsent(channelId, 0));
        } else if (!channel.get().descriptor().condition().isReady()) {
            channelFindings.addAll(channels.findings(channelId, channel.get().descriptor()));
        }
        channelFindings.addAll(Texts.standstill(row.hold()));
        remarks = new Remarks(connection);
    }

    public PublicationStatus of(Publication p) throws SQLException {
        return of(p, remarks.findings(p.id()));
    }

    /** @param found about the publication itself */
    public PublicationStatus of(Publication p, List<Finding> found) {
        List<Finding> findings = new ArrayList<>();
        boolean waitsForChannel = p.state() == PublicationState.PENDING;
        boolean left = row.removal() == Removal.LEAVE && p.onBoard() != OnBoard.ABSENT;
        if (waitsForChannel && !left) {
            findings.addAll(channelFindings);
        }
        findings.addAll(found);
        Instant next =
                waitsForChannel && stands() ? row.holdUntil() : p.progress().nextAt();
        return PublicationStatus.builder(p.channel(), p.job(), p.generation(), p.id())
                .posting(p.desired().title(), p.desired().place())
                .state(
                        p.state(),
                        left ? Texts.text("left") : sentence(p),
                        p.progress().since())
                .wanted(p.wanted())
                .next(Texts.next(p.state(), next != null))
                .nextAttemptAt(next)
                .findings(findings)
                .build();
    }

    /** Whether nothing of this channel goes out now, whatever a posting's own time says. */
    private boolean stands() {
        return channel.isEmpty()
                || !channel.get().descriptor().condition().isReady()
                || row.paused()
                || row.hold() != Hold.NONE;
    }

    private LocalizedText sentence(Publication p) {
        if (p.state() != PublicationState.PENDING) {
            return Texts.state(p.state(), p.wanted());
        }
        if (channel.isEmpty()) {
            return Texts.text("waiting.absent");
        }
        if (!channel.get().descriptor().condition().isReady()) {
            return Texts.text(
                    "waiting." + channel.get().descriptor().condition().kind().name());
        }
        if (row.paused()) {
            return Texts.text("waiting.PAUSED");
        }
        if (p.submission() != null) {
            return Texts.text("waiting.sending");
        }
        return row.hold() == Hold.NONE
                ? Texts.state(p.state(), p.wanted())
                : Texts.hold("waiting", row.hold(), row.holdUntil());
    }
}
