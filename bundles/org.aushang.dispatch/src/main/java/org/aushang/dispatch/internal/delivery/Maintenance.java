package org.aushang.dispatch.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.store.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Periodic maintenance: finds channels with due work, repairs inconsistent rows, and purges what is past its retention. On
 * one node at a time; the scheduler sees to that.
 */
public final class Maintenance {

    private static final Logger log = LoggerFactory.getLogger(Maintenance.class);

    private final Ledger ledger;
    private final Clock clock;
    private final Duration retention;
    private final BooleanSupplier stopping;

    public Maintenance(Ledger ledger, Clock clock, Duration retention, BooleanSupplier stopping) {
        this.ledger = ledger;
        this.clock = clock;
        this.retention = retention;
        this.stopping = stopping;
    }

    /** Channels with due work, including those whose wake-up was lost. */
    public List<String> findDueChannels() {
        return ledger.inTransaction(work -> work.dueWork().dueChannels(clock.instant()));
    }

    /**
     * Repairs publications that are neither at an end nor due. That must not happen; where it did nevertheless, it is logged, and
     * desired and actual state are compared again.
     */
    public void repairStuck() {
        for (PublicationId id : ledger.inTransaction(work -> work.dueWork().stuck())) {
            ledger.inTransaction(work -> {
                Optional<Publication> found = work.publications().lock(id);
                if (found.isPresent()) {
                    Instant now = clock.instant();
                    log.error(
                            "Publication {} was inconsistent in state {}; repaired by comparing desired and actual state",
                            id,
                            found.get());
                    Publication p = found.get().inSubmission(null);
                    boolean sent = p.state() != PublicationState.PENDING;
                    Aim aim = p.onBoard() == OnBoard.PRESENT ? Aim.CHANGE : Aim.PUBLISH;
                    Publication after = PublicationStateMachine.compare(
                            sent ? PublicationStateMachine.markUncertain(p, aim) : p, now);
                    work.publications().update(after, now);
                    work.timeline()
                            .step(id, now, "repaired", found.get().state().name());
                    work.changed(id);
                }
                return id;
            });
        }
    }

    /** Deletes what is older than its retention, in small steps. */
    public void purgeExpired() {
        Instant moment = clock.instant().minus(retention);
        int purged = 0;
        int step = 1;
        while (step > 0 && !stopping.getAsBoolean()) {
            step = ledger.inTransaction(work -> work.retention().purgeBefore(moment));
            purged += step;
        }
        if (purged > 0) {
            log.info("{} rows from before {} were purged", purged, moment);
        }
    }
}
