package org.aushang.api.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;

/**
 * What is true about one channel at one moment.
 *
 * @param channelId as configured
 * @param board the kind of board, for instance {@code arbeitsagentur}
 * @param installed whether its connector is there now; otherwise the rest is what we last knew
 * @param sentence the condition in words
 * @param findings what stands in the way, empty if nothing does
 * @param publications how many jobs are in each state; states without jobs are absent
 */
public record ChannelStatus(
        String channelId,
        String board,
        boolean installed,
        LocalizedText sentence,
        List<Finding> findings,
        Map<PublicationState, Integer> publications) {

    public ChannelStatus {
        Objects.requireNonNull(channelId, "channelId");
        Objects.requireNonNull(board, "board");
        Objects.requireNonNull(sentence, "sentence");
        findings = List.copyOf(findings);
        publications = Map.copyOf(publications);
    }
}
