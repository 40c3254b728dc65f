package org.aushang.dispatch.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.store.DueWork;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.Remarks;
import org.aushang.dispatch.internal.store.Retention;
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
    private final Duration keep;
    private final BooleanSupplier stopping;
    private final Consumer<Set<PublicationId>> notifier;

    public Maintenance(
            Ledger ledger,
            Clock clock,
            Duration keep,
            BooleanSupplier stopping,
            Consumer<Set<PublicationId>> notifier) {
        this.ledger = ledger;
        this.clock = clock;
        this.keep = keep;
        this.stopping = stopping;
        this.notifier = notifier;
    }

    /** Channels with due work, including those whose wake-up was lost. */
    public List<String> findDueChannels() {
        return ledger.inTransaction(connection -> new DueWork(connection).dueChannels(clock.instant()));
    }

    /**
     * Puts publications back on their way that are at no end and on their way to nothing. That must not happen; where it did
     * nevertheless, it is said, and goes on from comparing.
     */
    public void repairStuck() {
        Set<PublicationId> repaired = new LinkedHashSet<>();
        for (PublicationId id : ledger.inTransaction(connection -> new DueWork(connection).stuck())) {
            ledger.inTransaction(connection -> {
                Optional<Publication> found = new PublicationRepository(connection).lock(id);
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
                    new PublicationRepository(connection).update(after, now);
                    new Remarks(connection)
                            .step(id, now, "repaired", found.get().state().name());
                    repaired.add(id);
                }
                return id;
            });
        }
        notifier.accept(repaired);
    }

    /** Forgets what is older than it has to be kept, in small steps. */
    public void purgeExpired() {
        Instant moment = clock.instant().minus(keep);
        int forgotten = 0;
        int step = 1;
        while (step > 0 && !stopping.getAsBoolean()) {
            step = ledger.inTransaction(connection -> new Retention(connection).purgeBefore(moment));
            forgotten += step;
        }
        if (forgotten > 0) {
            log.info("{} rows from before {} were forgotten", forgotten, moment);
        }
    }
}
