package org.aushang.api.connector;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.PublicationId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional: a connector whose board tells what it shows now. Implemented by the same service as {@link JobBoardPublisher}. The
 * core asks a few times a day, compares the answer with what it knows, and tells people of every difference; it changes
 * nothing by itself.
 */
@ConsumerType
public interface InventorySource {

    /**
     * Looks once; sends nothing. The rules of {@link JobBoardPublisher} hold here too.
     *
     * @return empty if nothing can be said now: an answer that is not understood is no answer
     */
    Optional<BoardInventory> inventory(WorkContext context);

    /**
     * What a board shows of one channel.
     *
     * @param asOf when the board said so
     * @param online everything of this channel that it shows; may hold what the core does not know
     * @param evidence where it can be read: the name and hash of what the board said, never blank
     */
    record BoardInventory(Instant asOf, Set<PublicationId> online, String evidence) {

        /** @throws IllegalArgumentException if there is no evidence */
        public BoardInventory {
            Objects.requireNonNull(asOf, "asOf");
            online = Set.copyOf(online);
            if (evidence.isBlank()) {
                throw new IllegalArgumentException("an overview has evidence");
            }
        }
    }
}
