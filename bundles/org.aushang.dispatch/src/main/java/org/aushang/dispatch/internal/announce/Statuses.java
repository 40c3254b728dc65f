package org.aushang.dispatch.internal.announce;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.api.desk.PublicationStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Texts;
import org.aushang.dispatch.internal.channels.Channels;
import org.aushang.dispatch.internal.channels.Channels.Channel;
import org.aushang.dispatch.internal.ledger.Publication;
import org.aushang.dispatch.internal.ledger.Remarks;

/** Makes of a row and its findings what a person is told, the channel's own trouble included. */
public final class Statuses {

    private final Optional<Channel> channel;
    private final List<Finding> channelFindings;
    private final Remarks remarks;

    public Statuses(String channelId, Channels channels, Connection connection) {
        channel = channels.find(channelId);
        channelFindings = channel.map(found -> found.descriptor().condition().isReady()
                        ? List.<Finding>of()
                        : channels.findings(channelId, found.descriptor()))
                .orElseGet(() -> List.of(Texts.connectorAbsent(channelId)));
        remarks = new Remarks(connection);
    }

    public PublicationStatus of(Publication p) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        boolean waitsForChannel = p.state() == PublicationState.WAITING;
        if (waitsForChannel) {
            findings.addAll(channelFindings);
        }
        findings.addAll(remarks.findings(p.id()));
        return PublicationStatus.builder(p.channel(), p.job(), p.generation(), p.id())
                .posting(p.wish().title(), p.wish().place())
                .state(
                        p.state(),
                        waitsForChannel ? waiting(p) : Texts.state(p.state(), p.wanted()),
                        p.progress().since())
                .wanted(p.wanted())
                .nextLook(p.progress().nextAt())
                .findings(findings)
                .build();
    }

    private LocalizedText waiting(Publication p) {
        if (channel.isEmpty()) {
            return Texts.text("waiting.absent");
        }
        return channel.get().descriptor().condition().isReady()
                ? Texts.state(p.state(), p.wanted())
                : Texts.text("waiting."
                        + channel.get().descriptor().condition().kind().name());
    }
}
