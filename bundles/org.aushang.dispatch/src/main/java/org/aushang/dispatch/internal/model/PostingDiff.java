package org.aushang.dispatch.internal.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.model.JobId;

/** Differences between two versions of a posting: names of the fields in which two contents differ. */
public final class PostingDiff {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PostingDiff() {}

    public static PendingMassChange.Line line(PendingChange row) {
        String online = row.online();
        return new PendingMassChange.Line(
                new JobId(row.job()),
                row.title(),
                !row.wanted(),
                row.wanted() && online != null ? fields(online, row.payload()) : List.of());
    }

    static List<String> fields(String before, String after) {
        try {
            JsonNode old = JSON.readTree(before);
            JsonNode wanted = JSON.readTree(after);
            NavigableSet<String> names = new TreeSet<>();
            old.fieldNames().forEachRemaining(names::add);
            wanted.fieldNames().forEachRemaining(names::add);
            names.removeIf(name -> Objects.equals(old.get(name), wanted.get(name)));
            return List.copyOf(names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the ledger keeps is JSON", e);
        }
    }
}
