package org.aushang.dispatch.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.Fix;
import org.aushang.dispatch.internal.model.LedgerException;

/** Stores a finding's fix as JSON. Pure. */
final class FixCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FixCodec() {}

    /** Empty if there is none. */
    static String write(Optional<Fix> fix) {
        if (fix.isEmpty()) {
            return "";
        }
        ObjectNode node = JSON.createObjectNode();
        node.set("label", TextCodec.node(fix.get().label()));
        ArrayNode changes = node.putArray("changes");
        for (Fix.Change change : fix.get().changes()) {
            ArrayNode values =
                    changes.addObject().put("target", change.target()).putArray("values");
            change.values().forEach(values::add);
        }
        return node.toString();
    }

    static Optional<Fix> read(String written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(written);
            List<Fix.Change> changes = new ArrayList<>();
            for (JsonNode change : node.path("changes")) {
                List<String> values = new ArrayList<>();
                change.path("values").forEach(value -> values.add(value.asText()));
                changes.add(new Fix.Change(change.path("target").asText(), values));
            }
            return Optional.of(new Fix(TextCodec.read(node.path("label")), changes));
        } catch (JsonProcessingException e) {
            throw new LedgerException("a fix in the ledger is no JSON", e);
        }
    }
}
