package org.aushang.dispatch.internal.round;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.api.spi.Receipt.Aim;
import org.aushang.dispatch.internal.ledger.Keeping;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.aushang.dispatch.internal.ledger.Overlooked;
import org.aushang.dispatch.internal.ledger.Publication;
import org.aushang.dispatch.internal.ledger.Publication.OnBoard;
import org.aushang.dispatch.internal.ledger.Publications;
import org.aushang.dispatch.internal.ledger.Remarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to what nobody was called for: work that is due, publications that lost their way, and what is kept long enough. On
 * one node at a time; the scheduler sees to that.
 */
public final class Janitor {

    private static final Logger log = LoggerFactory.getLogger(Janitor.class);

    private final Ledger ledger;
    private final Clock clock;
    private final Duration keep;
    private final BooleanSupplier stopping;
    private final Consumer<Set<PublicationId>> announcer;

    public Janitor(
            Ledger ledger,
            Clock clock,
            Duration keep,
            BooleanSupplier stopping,
            Consumer<Set<PublicationId>> announcer) {
        this.ledger = ledger;
        this.clock = clock;
        this.keep = keep;
        this.stopping = stopping;
        this.announcer = announcer;
    }

    /** Channels that have something to do now, whoever forgot to call them. */
    public List<String> overlooked() {
        return ledger.inTransaction(connection -> new Overlooked(connection).dueChannels(clock.instant()));
    }

    /**
     * Puts publications back on their way that are at no end and on their way to nothing. That must not happen; where it did
     * nevertheless, it is said, and goes on from comparing.
     */
    public void mend() {
        Set<PublicationId> mended = new LinkedHashSet<>();
        for (PublicationId id : ledger.inTransaction(connection -> new Overlooked(connection).lost())) {
            ledger.inTransaction(connection -> {
                Optional<Publication> found = new Publications(connection).lock(id);
                if (found.isPresent()) {
                    Instant now = clock.instant();
                    log.error("Publication {} had lost its way in {}; it goes on from comparing", id, found.get());
                    Publication p = found.get().inSubmission(null);
                    boolean sent = p.state() != PublicationState.WAITING;
                    Aim aim = p.onBoard() == OnBoard.PRESENT ? Aim.CHANGE : Aim.ADVERTISE;
                    Publication after = Levels.compare(sent ? Levels.maybe(p, aim) : p, now);
                    new Publications(connection).update(after, now);
                    new Remarks(connection)
                            .step(id, now, "mended", found.get().state().name());
                    mended.add(id);
                }
                return id;
            });
        }
        announcer.accept(mended);
    }

    /** Forgets what is older than it has to be kept, in small steps. */
    public void forget() {
        Instant moment = clock.instant().minus(keep);
        int forgotten = 0;
        int step = 1;
        while (step > 0 && !stopping.getAsBoolean()) {
            step = ledger.inTransaction(connection -> new Keeping(connection).forgetBefore(moment));
            forgotten += step;
        }
        if (forgotten > 0) {
            log.info("{} rows from before {} were forgotten", forgotten, moment);
        }
    }
}
