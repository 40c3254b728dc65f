package org.aushang.console.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Hold;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationState;

/** Why a posting is not online: everything that has to be so, in order, up to the first that is not. Pure. */
final class Conditions {

    private final List<Map<String, Object>> lines = new ArrayList<>();
    private boolean met = true;

    private Conditions() {}

    /** Each with its text's key and whether it is met; empty if the posting is online or is not wanted to be. */
    static List<Map<String, Object>> of(PublicationStatus status, Optional<ChannelStatus> channel, View view) {
        PublicationState state = status.state();
        if (state == PublicationState.ACCEPTED) {
            return List.of();
        }
        Conditions conditions = new Conditions();
        conditions.add("wanted", status.wanted());
        conditions.add("ended", state != PublicationState.EXPIRED && state != PublicationState.REMOVED_BY_BOARD);
        conditions.add("installed", channel.filter(ChannelStatus::installed).isPresent());
        conditions.add(
                "ready",
                channel.isPresent() && channel.get().findings().stream().noneMatch(Finding::isError));
        conditions.add("notPaused", !held(channel, Hold.Reason.PAUSED));
        conditions.add("noMassChange", !held(channel, Hold.Reason.MASS_CHANGE));
        conditions.add("account", !held(channel, Hold.Reason.ACCOUNT_REFUSED));
        conditions.add(
                "noQuietHours", !held(channel, Hold.Reason.QUIET_HOURS) && !held(channel, Hold.Reason.RATE_LIMIT));
        conditions.add("checked", state != PublicationState.INVALID);
        conditions.add("started", status.shownFrom().isEmpty() || state != PublicationState.PENDING);
        conditions.add("sent", state != PublicationState.PENDING && state != PublicationState.FAILED);
        conditions.add("answered", state != PublicationState.SUBMITTED && state != PublicationState.IN_DOUBT);
        conditions.add("accepted", false);
        return conditions.lines;
    }

    private static boolean held(Optional<ChannelStatus> channel, Hold.Reason reason) {
        return channel.filter(one -> one.isHeld(reason)).isPresent();
    }

    private void add(String key, boolean holds) {
        if (met) {
            lines.add(Map.of("key", "condition." + key + (holds ? "" : ".not"), "met", holds));
            met = holds;
        }
    }
}
