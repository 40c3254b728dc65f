package org.aushang.api.connector;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.aushang.api.model.PublicationId;

/** Everything that a board shows of one channel. Immutable; grows by factories and accessors. */
public final class BoardInventory {

    private final Instant asOf;
    private final Set<PublicationId> online;
    private final String evidence;

    private BoardInventory(Instant asOf, Set<PublicationId> online, String evidence) {
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.online = Set.copyOf(online);
        this.evidence = evidence;
        if (evidence.isBlank()) {
            throw new IllegalArgumentException("an inventory has evidence");
        }
    }

    /**
     * @param asOf when the board said so
     * @param online everything of this channel that it shows; may hold what the core does not know
     * @param evidence where it can be read: the name and hash of what the board said
     * @throws IllegalArgumentException if the evidence is blank
     */
    public static BoardInventory of(Instant asOf, Set<PublicationId> online, String evidence) {
        return new BoardInventory(asOf, online, evidence);
    }

    public Instant asOf() {
        return asOf;
    }

    public Set<PublicationId> online() {
        return online;
    }

    public String evidence() {
        return evidence;
    }

    @Override
    public String toString() {
        return online.size() + " online as of " + asOf + ", " + evidence;
    }
}
