package org.aushang.connector.arbeitsagentur.internal.online;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.aushang.api.connector.ChannelView.Entry;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.jspecify.annotations.Nullable;

/**
 * Follows what is online on a channel in small steps, because the check of one posting has no time for 100,000 others: reads which
 * revision each one has, and the contents of those that changed. For one thread at a time.
 */
final class OnlineFollower {

    /** Revisions of one query, and how many queries of one step. */
    private static final int PAGE = 500;

    private static final int PAGES = 4;
    /** Contents of one step. */
    private static final int CONTENTS = 100;

    private final ChannelId channel;
    private final Online online;
    private final Map<PublicationId, Long> known = new HashMap<>();
    private final Set<PublicationId> there = new HashSet<>();
    private final Deque<Map.Entry<PublicationId, Long>> waiting = new ArrayDeque<>();
    private @Nullable PublicationId last;
    private boolean under;
    private boolean readAll;
    private long target;
    private long reached;

    OnlineFollower(ChannelId channel, Online online) {
        this.channel = channel;
        this.online = online;
    }

    /** The revision up to which everything was followed. */
    long reached() {
        return reached;
    }

    /** Whether steps are left before everything is followed that was online when the first was made. */
    boolean isUnderWay() {
        return under;
    }

    /**
     * @param changed is given what is online now and was not, or otherwise
     * @param gone is given what is not online any more
     * @return whether that was the last step; the next begins anew then
     */
    boolean step(Consumer<Entry> changed, Consumer<PublicationId> gone) {
        if (!under) {
            target = online.revision(channel).orElse(0L);
            there.clear();
            last = null;
            readAll = false;
            under = true;
        }
        for (int i = 0; i < PAGES && !readAll && waiting.size() < CONTENTS; i++) {
            readRevisions();
        }
        Map<PublicationId, Long> part = new HashMap<>();
        while (part.size() < CONTENTS && !waiting.isEmpty()) {
            Map.Entry<PublicationId, Long> next = waiting.remove();
            part.put(next.getKey(), next.getValue());
        }
        if (!part.isEmpty()) {
            online.find(channel, part.keySet()).stream().filter(Entry::online).forEach(changed);
            known.putAll(part);
        }
        if (!readAll || !waiting.isEmpty()) {
            return false;
        }
        known.keySet().removeIf(id -> {
            boolean left = !there.contains(id);
            if (left) {
                gone.accept(id);
            }
            return left;
        });
        reached = target;
        under = false;
        return true;
    }

    private void readRevisions() {
        Map<PublicationId, Long> page = online.revisions(channel, last, PAGE);
        page.forEach((id, revision) -> {
            there.add(id);
            last = id;
            if (!revision.equals(known.get(id))) {
                waiting.add(Map.entry(id, revision));
            }
        });
        readAll = page.size() < PAGE;
    }
}
