package org.aushang.api.connector;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional facet: a connector that can find out what became of an attempt in doubt. Implemented by the same service as
 * {@link JobBoardPublisher}. Without it the core waits for {@link Limits#resendAfter()} and sends again.
 */
@ConsumerType
public interface Reconciler {

    /** Asks the board once; sends nothing. The rules of {@link JobBoardPublisher} hold here too. */
    Reconciliation reconcile(Attempt attempt, CollectContext context);
}
