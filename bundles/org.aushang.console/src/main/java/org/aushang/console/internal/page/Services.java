package org.aushang.console.internal.page;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.aushang.api.host.Board;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.SettingsAdministration;
import org.aushang.api.model.Schema;
import org.aushang.console.internal.web.Request;
import org.jspecify.annotations.Nullable;

/** What the pages work with. */
public record Services(
        ChannelService channels,
        PublicationService publications,
        ChannelAdministration administration,
        SettingsAdministration settings,
        Supplier<@Nullable PostingEditor> editors,
        Clock clock) {

    /** The setting of a channel that switches it on or off. */
    static final String SWITCH = "enabled";

    /** The channel that the path of a request names, if it exists and the user may see it. */
    Optional<ChannelStatus> channel(Request request) {
        return request.channel().flatMap(channels::channel);
    }

    /** The host's, while there is one. */
    @Nullable
    PostingEditor editor() {
        return editors.get();
    }

    View view(Request request) {
        return new View(request, clock.instant());
    }

    /** Whether the board of this channel has a switch among its settings. */
    boolean hasSwitch(ChannelStatus channel) {
        return board(channel.board())
                .filter(board -> board.schema(Schema.Part.ACCOUNT).fields().stream()
                        .anyMatch(field -> field.name().equals(SWITCH)))
                .isPresent();
    }

    boolean isOn(ChannelStatus channel) {
        return !administration
                .settings(channel.channel())
                .getOrDefault(SWITCH, "true")
                .equalsIgnoreCase("false");
    }

    /** Empty if the board is not installed. */
    Optional<Board> board(String id) {
        return administration.boards().stream()
                .filter(board -> board.id().equals(id))
                .findFirst();
    }
}
