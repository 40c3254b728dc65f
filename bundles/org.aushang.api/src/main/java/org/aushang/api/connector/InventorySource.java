package org.aushang.api.connector;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional facet: a connector whose board tells what it shows now. Implemented by the same service as
 * {@link JobBoardPublisher}. The core asks a few times a day, compares the answer with its store (drift detection), and
 * raises a finding for every difference; it changes nothing by itself.
 */
@ConsumerType
public interface InventorySource {

    /**
     * Asks once; sends nothing. The rules of {@link JobBoardPublisher} hold here too.
     *
     * @return empty if nothing can be said now: an answer that is not understood is no answer
     */
    Optional<BoardInventory> inventory(WorkContext context);
}
