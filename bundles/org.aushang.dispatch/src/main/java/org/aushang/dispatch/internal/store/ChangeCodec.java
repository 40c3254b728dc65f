package org.aushang.dispatch.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.store.ChangeFeed.Entry;
import org.jspecify.annotations.Nullable;

/** Stores the changes of a transaction as JSON: an array for each, of a channel its id alone. Pure. */
final class ChangeCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChangeCodec() {}

    static String write(List<Entry> changes) {
        ArrayNode all = JSON.createArrayNode();
        for (Entry change : changes) {
            ArrayNode one = all.addArray().add(change.channel());
            PublicationId publication = change.publication();
            PublicationState state = change.state();
            if (publication != null && state != null) {
                one.add(change.job()).add(publication.value()).add(state.name());
            }
        }
        return all.toString();
    }

    static List<Entry> read(String written) {
        try {
            List<Entry> changes = new ArrayList<>();
            for (JsonNode one : JSON.readTree(written)) {
                String state = text(one, 3);
                String publication = text(one, 2);
                changes.add(new Entry(
                        one.path(0).asText(),
                        text(one, 1),
                        publication == null ? null : new PublicationId(publication),
                        state == null ? null : PublicationState.valueOf(state)));
            }
            return changes;
        } catch (JsonProcessingException e) {
            throw new LedgerException("a row of the change feed is no JSON", e);
        }
    }

    private static @Nullable String text(JsonNode array, int position) {
        return array.has(position) ? array.get(position).asText() : null;
    }
}
