package org.aushang.connector.jobroom.internal.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Our own advertisements at Job-Room, newest first: their list says neither when one was made nor which are ours by reference, so they
 * are gone through page by page.
 */
public final class OwnAdvertisements {

    /** Larger than the 25 of the documentation, to ask less often; a server that gives fewer says itself which page is the last. */
    private static final int SIZE = 100;

    /** 50,000 advertisements; who has more is not known to exist. */
    private static final int MOST_PAGES = 500;

    private final Conversation conversation;

    public OwnAdvertisements(Conversation conversation) {
        this.conversation = conversation;
    }

    /** What became of a search. */
    public sealed interface Search {

        record Found(OwnAdvertisement advertisement) implements Search {}

        /** @param seen how many were gone through; there is none among them */
        record Absent(int seen) implements Search {}

        /** @param reply the one that was no page; a search that was broken off has the last page */
        record Unknown(Reply reply) implements Search {}
    }

    /** Looks among the newest only, as a request that was just repeated would be found there. */
    public Search amongNewest(String reference) {
        return search(reference, null, 1, () -> false);
    }

    /**
     * Goes through all of them.
     *
     * @param since nothing that begins earlier matters: a page where all do ends the search; null: everything matters
     * @param cancelled asked before each page
     */
    public Search all(String reference, @Nullable LocalDate since, BooleanSupplier cancelled) {
        return search(reference, since, MOST_PAGES, cancelled);
    }

    private Search search(String reference, @Nullable LocalDate since, int most, BooleanSupplier cancelled) {
        int seen = 0;
        for (int page = 0; ; page++) {
            Reply reply = conversation.get("?page=" + page + "&size=" + SIZE);
            Optional<List<OwnAdvertisement>> content = content(reply);
            if (content.isEmpty()) {
                return new Search.Unknown(reply);
            }
            Optional<OwnAdvertisement> found = content.get().stream()
                    .filter(ad -> ad.reference().equals(reference))
                    .findFirst();
            if (found.isPresent()) {
                return new Search.Found(found.get());
            }
            seen += content.get().size();
            boolean old = since != null
                    && content.get().stream().allMatch(ad -> ad.day("/publication/startDate")
                            .filter(start -> start.isBefore(since))
                            .isPresent());
            if (isLast(reply) || old || most == 1) {
                return new Search.Absent(seen);
            }
            if (page + 1 == most || cancelled.getAsBoolean()) {
                return new Search.Unknown(reply);
            }
        }
    }

    /** All that are published now; empty if that cannot be said. */
    public Optional<List<OwnAdvertisement>> published(BooleanSupplier cancelled) {
        byte[] query = "{\"status\":[\"PUBLISHED_RESTRICTED\",\"PUBLISHED_PUBLIC\"]}".getBytes(StandardCharsets.UTF_8);
        List<OwnAdvertisement> all = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES && !cancelled.getAsBoolean(); page++) {
            Reply reply = conversation.post("/_search?page=" + page + "&size=" + SIZE + "&sort=DESC", query);
            Optional<List<OwnAdvertisement>> content = content(reply);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(content.get());
            if (isLast(reply)) {
                return Optional.of(all);
            }
        }
        return Optional.empty();
    }

    /** A page with an entry that is not understood is no page: what it says about the others may not hold either. */
    private static Optional<List<OwnAdvertisement>> content(Reply reply) {
        if (!(reply instanceof Reply.Answer answer) || !answer.is(200)) {
            return Optional.empty();
        }
        JsonNode json = answer.json();
        if (!json.path("content").isArray() || !json.path("last").isBoolean()) {
            return Optional.empty();
        }
        List<OwnAdvertisement> content = new ArrayList<>();
        for (JsonNode entry : json.path("content")) {
            Optional<OwnAdvertisement> read = OwnAdvertisement.read(entry);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            content.add(read.get());
        }
        return Optional.of(content);
    }

    private static boolean isLast(Reply reply) {
        return reply instanceof Reply.Answer answer
                && answer.json().path("last").asBoolean();
    }

    /** One of them by Job-Room's id. */
    public Reply one(String id) {
        return conversation.get("/" + id);
    }

    public Reply create(byte[] json) {
        return conversation.post("", json);
    }

    /** @param code one of SECO's reasons */
    public Reply cancel(String id, String code) {
        return conversation.patch(
                "/" + id + "/cancel", ("{\"code\":\"" + code + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** The shortest request that needs credentials. */
    public Reply probe() {
        return conversation.get("?page=0&size=1");
    }
}
