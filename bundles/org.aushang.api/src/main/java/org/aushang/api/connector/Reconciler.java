package org.aushang.api.connector;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional: a connector that can find out what became of an attempt whose answer was lost. Implemented by the same
 * service as {@link JobBoardPublisher}. Without it the core waits for the channel's patience and sends again.
 */
@ConsumerType
public interface Reconciler {

    /** Looks once; sends nothing. The rules of {@link JobBoardPublisher} hold here too. */
    Reconciliation reconcile(Attempt attempt, CollectContext context);

    /**
     * An attempt of unknown fate.
     *
     * @param submission with the orders as they were sent
     * @param sendTime as the attempt's context gave it
     * @param started when it began
     */
    record Attempt(Submission submission, LocalDateTime sendTime, Instant started) {

        public Attempt {
            Objects.requireNonNull(submission, "submission");
            Objects.requireNonNull(sendTime, "sendTime");
            Objects.requireNonNull(started, "started");
        }
    }

    /** What was found. */
    sealed interface Reconciliation {

        /**
         * The board has it.
         *
         * @param receipt as the attempt would have returned it
         */
        record Arrived(Receipt receipt) implements Reconciliation {

            public Arrived {
                Objects.requireNonNull(receipt, "receipt");
            }
        }

        /** The board surely never got it: it is sent again at once. */
        record NeverArrived() implements Reconciliation {}

        /** Nothing can be said yet. */
        record StillUnknown() implements Reconciliation {}
    }
}
